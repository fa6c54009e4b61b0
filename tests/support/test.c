#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int failures; // of the running program
static char folder[256];
static char last_path[512];

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static void remove_folder(void) {
    if (folder[0]) nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    folder[0] = 0;
}

int test_main(int argc, char **argv, const TestCase *cases, size_t count) {
    size_t ran = 0;
    setvbuf(stdout, NULL, _IOLBF, 0); // what was said before a crash is not lost
    for (size_t i = 0; i < count; i++) {
        if (argc > 1 && strcmp(argv[1], cases[i].name)) continue;
        int before = failures;
        cases[i].run();
        ran++;
        printf("%s %s\n", failures == before ? "ok  " : "FAIL", cases[i].name);
        if (failures == before) remove_folder();
        folder[0] = 0;
    }
    printf("%zu cases, %d failed checks\n", ran, failures);
    return failures || !ran;
}

bool test_check(bool holds, const char *file, int line, const char *what) {
    if (holds) return true;
    failures++;
    printf("%s:%d: does not hold: %s\n", file, line, what);
    return false;
}

bool test_check_int(long long got, long long want, const char *file, int line, const char *what) {
    if (got == want) return true;
    failures++;
    printf("%s:%d: %s is %lld, not %lld\n", file, line, what, got, want);
    return false;
}

bool test_check_str(const char *got, const char *want, const char *file, int line, const char *what) {
    if (got == want || (got && want && !strcmp(got, want))) return true;
    failures++;
    printf("%s:%d: %s is \"%s\", not \"%s\"\n", file, line, what, got ? got : "(null)",
           want ? want : "(null)");
    return false;
}

bool test_check_contains(const char *text, const char *part, const char *file, int line, const char *what) {
    if (text && strstr(text, part)) return true;
    failures++;
    printf("%s:%d: %s is \"%s\", without \"%s\"\n", file, line, what, text ? text : "(null)", part);
    return false;
}

const char *test_folder(void) {
    if (!folder[0]) {
        const char *tmp = getenv("TMPDIR");
        snprintf(folder, sizeof folder, "%s/balai-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
        if (!mkdtemp(folder)) abort();
    }
    return folder;
}

const char *test_write(const char *name, const void *data, size_t size) {
    snprintf(last_path, sizeof last_path, "%s/%s", test_folder(), name);
    for (char *slash = strchr(last_path + strlen(folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(last_path, 0777);
        *slash = '/';
    }
    FILE *file = fopen(last_path, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file)) abort();
    return last_path;
}
