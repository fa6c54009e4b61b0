#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool full_path(void *ctx, const char *path, char *buffer, Err *err) {
    const OsTree *tree = ctx;
    return snprintf(buffer, PATH_MAX, "%s%s", tree->root, path) < PATH_MAX ||
           err_set_errno(err, ENAMETOOLONG, "%s", path);
}

static void trim(char *text) {
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        text[--length] = 0;
}

// O_NONBLOCK: a pipe in a copied tree would else wait for its other end.
static bool read_text(void *ctx, const char *path, char *buffer, size_t size, Err *err) {
    char full[PATH_MAX];
    buffer[0] = 0;
    if (!full_path(ctx, path, full, err)) return false;
    int fd = open(full, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    ssize_t length;
    do
        length = read(fd, buffer, size - 1);
    while (length < 0 && errno == EINTR);
    int problem = errno;
    close(fd);
    buffer[length > 0 ? length : 0] = 0;
    if (length < 0) return err_set_errno(err, problem, "%s", path);
    trim(buffer);
    return true;
}

static bool write_text(void *ctx, const char *path, const char *text, Err *err) {
    char full[PATH_MAX];
    if (!full_path(ctx, path, full, err)) return false;
    // O_TRUNC is nothing to the machine's own files, and right for a test's.
    int fd = open(full, O_WRONLY | O_TRUNC | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return err_set_errno(err, errno, "writing %s", path);
    ssize_t written = write(fd, text, strlen(text));
    int problem = errno;
    close(fd);
    if (written < 0) return err_set_errno(err, problem, "writing %s", path);
    return (size_t)written == strlen(text) || err_set(err, ERR_IO, "writing %s: not taken whole", path);
}

static int is_shown(const struct dirent *entry) {
    return entry->d_name[0] != '.' && strlen(entry->d_name) < 64;
}

static size_t list_names(void *ctx, const char *path, char names[][64], size_t max) {
    char full[PATH_MAX];
    struct dirent **entries = NULL;
    if (!full_path(ctx, path, full, NULL)) return 0;
    int found = scandir(full, &entries, is_shown, alphasort);
    size_t count = 0;
    for (int i = 0; i < found; i++) {
        if (count < max) snprintf(names[count++], 64, "%.63s", entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return count;
}

static bool may_read(void *ctx, const char *path) {
    char full[PATH_MAX];
    return full_path(ctx, path, full, NULL) && access(full, R_OK) == 0;
}

bool os_tree_init(OsTree *tree, const char *root, Err *err) {
    size_t length = strlen(root);
    while (length && root[length - 1] == '/')
        length--;
    if (length >= sizeof tree->root) return err_set_errno(err, ENAMETOOLONG, "%s", root);
    memcpy(tree->root, root, length);
    tree->root[length] = 0;
    tree->tree = (Tree){tree, read_text, write_text, list_names, may_read};
    return true;
}
