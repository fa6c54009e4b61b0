#include "program.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test.h"

extern char **environ;

static int open_output(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) abort();
    return file;
}

static void read_output(int file, char *text, size_t size) {
    ssize_t length = pread(file, text, size - 1, 0);
    text[length > 0 ? length : 0] = 0;
    close(file);
}

void program_run(Run *run, const char *const *arguments) {
    enum {
        ARGUMENTS_MAX = 30
    };
    char *argv[ARGUMENTS_MAX + 2];
    int count = 0;
    argv[count++] = strdup("balai");
    for (; *arguments && count <= ARGUMENTS_MAX; arguments++)
        argv[count++] = strdup(*arguments);
    argv[count] = NULL;
    int out = open_output("stdout"), err = open_output("stderr");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    pid_t child;
    int status = 0;
    if (posix_spawn(&child, BALAI_PROGRAM, &actions, NULL, argv, environ)) abort();
    if (waitpid(child, &status, 0) != child) abort();
    posix_spawn_file_actions_destroy(&actions);
    run->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    read_output(out, run->out, sizeof run->out);
    read_output(err, run->err, sizeof run->err);
    for (int i = 0; i < count; i++)
        free(argv[i]);
}
