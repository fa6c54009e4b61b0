// The process that installs is killed at every system call it makes, before it and after it, and the store is
// started from what it left. Files are real ones; what a killed process wrote stays, so this is about order,
// and cuts.c about what has reached the card.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>
#include "os/fs.h"
#include "powerloss/shop.h"
#include "test.h"

typedef struct Scene {
    const char *name;
    ShopDeed deed;
    int versions; // installed before
    int before, after;
    bool damaged; // the newest of them
} Scene;

static bool install_1(Store *store) {
    return shop_install(store, 1);
}

static bool install_2(Store *store) {
    return shop_install(store, 2);
}

static bool install_3(Store *store) {
    return shop_install(store, 3);
}

static bool install_4(Store *store) {
    return shop_install(store, 4);
}

static const ShopDeed installations[] = {install_1, install_2, install_3};

static const Scene scenes[] = {
    {"the first installation", install_1, 0, 0, 1, false},
    {"an update, the oldest taken away", install_4, 3, 3, 4, false},
    {"a roll back", shop_roll_back, 3, 3, 2, false},
    {"a start with a damaged bundle", shop_recover, 3, 2, 2, true},
};

static void must(bool done, const char *what) {
    if (done) return;
    perror(what);
    abort();
}

// "$1" in the command is the folder.
static void run(const char *command, const char *folder) {
    char line[1000];
    snprintf(line, sizeof line, "set -- '%s'; %s", folder, command);
    must(system(line) == 0, line);
}

// The store as it is before, once; each try gets a copy.
static void prepare(const Scene *scene, const char *folder) {
    char path[600];
    run("rm -rf \"$1\" \"$1.store\"", folder);
    shop_set_folder(folder);
    for (int i = 0; i < scene->versions; i++)
        must(shop_do(os_fs(), installations[i]), "prepare");
    snprintf(path, sizeof path, "%s/slots/%d/bundle/images/plan.png", folder, scene->versions);
    if (scene->damaged) must(truncate(path, 7) == 0, path);
}

static void child(ShopDeed deed) {
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL)) _exit(77);
    raise(SIGSTOP);
    _exit(shop_do(os_fs(), deed) ? 0 : 1);
}

typedef enum Ending {
    KILLED,
    ENDED_WELL,
    ENDED_BADLY,
    NOT_PERMITTED
} Ending;

// Lets the child go on from stop to stop, two for each system call, until it is killed at stop `at`.
static Ending go_on(pid_t pid, long at) {
    int status = 0;
    if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
        return WIFEXITED(status) && WEXITSTATUS(status) == 77 ? NOT_PERMITTED : ENDED_BADLY;
    must(!ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL), "ptrace");
    for (long stop = 0;; stop++) {
        must(!ptrace(PTRACE_SYSCALL, pid, NULL, NULL), "ptrace");
        must(waitpid(pid, &status, 0) == pid, "waitpid");
        if (WIFEXITED(status)) return WEXITSTATUS(status) ? ENDED_BADLY : ENDED_WELL;
        if (WIFSIGNALED(status)) return ENDED_BADLY;
        if (stop < at) continue;
        kill(pid, SIGKILL);
        must(waitpid(pid, &status, 0) == pid, "waitpid");
        return KILLED;
    }
}

static Ending kill_at(ShopDeed deed, long at) {
    fflush(stdout);
    pid_t pid = fork();
    must(pid >= 0, "fork");
    if (!pid) child(deed);
    return go_on(pid, at);
}

// The bad states of a scene; -1 where processes may not be watched here.
static long kill_everywhere(const Scene *scene) {
    char folder[400], store[420];
    long bad = 0, at = 0;
    snprintf(folder, sizeof folder, "%s/kept", test_folder());
    snprintf(store, sizeof store, "%s.store", folder);
    prepare(scene, folder);
    for (;; at++) {
        run("rm -rf \"$1.store\"; test ! -d \"$1\" || cp -r \"$1\" \"$1.store\"", folder);
        shop_set_folder(store);
        Ending ending = kill_at(scene->deed, at);
        if (ending == NOT_PERMITTED) return -1;
        ShopWish wish = {scene->before, scene->after, ending == ENDED_WELL, (size_t)scene->versions,
                         scene->damaged};
        const char *problem = shop_look(os_fs(), &wish);
        if (!problem && ending == ENDED_BADLY) problem = "it failed";
        if (!problem && at % 5 == 0) problem = shop_look_further(os_fs(), scene->damaged);
        if (problem) printf("bad: %s, stop %ld: %s\n", scene->name, at, problem);
        bad += problem != NULL;
        if (ending != KILLED) break;
    }
    printf("%-36s %4ld kills at %ld system calls, %ld bad\n", scene->name, at, at / 2, bad);
    return bad;
}

static void no_kill_leaves_a_bad_state(void) {
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        long bad = kill_everywhere(&scenes[i]);
        if (bad < 0) {
            puts("ptrace is not permitted here: nothing was killed");
            exit(77);
        }
        CHECK_INT(bad, 0);
    }
}

TEST_MAIN(TEST(no_kill_leaves_a_bad_state))
