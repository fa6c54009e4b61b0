// JSONTestSuite, where its files are: n_ must be refused with a place, y_ accepted, i_ may go either way.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "json/json.h"
#include "test.h"

#ifndef BALAI_SHARED_DIR
#define BALAI_SHARED_DIR "../shared/data"
#endif
static const char folder_name[] = BALAI_SHARED_DIR "/json/JSONTestSuite/test_parsing";

typedef struct Stricter {
    const char *file, *reason;
} Stricter;

// Sound JSON that we refuse, as RFC 8259 lets us.
static const Stricter stricter[] = {
    {"y_object_duplicated_key.json", "stands twice"},
    {"y_object_duplicated_key_and_value.json", "stands twice"},
    {"y_string_null_escape.json", "\\u0000"},
    {"y_object_escaped_null_in_key.json", "\\u0000"},
};

static const Stricter *find_stricter(const char *name) {
    for (size_t i = 0; i < COUNT_OF(stricter); i++)
        if (!strcmp(stricter[i].file, name)) return &stricter[i];
    return NULL;
}

static char *read_file(const char *name, size_t *ret_size) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder_name, name);
    FILE *file = fopen(path, "rb");
    char *data = malloc(1 << 20);
    if (!file || !data) abort();
    *ret_size = fread(data, 1, 1 << 20, file);
    fclose(file);
    return data;
}

static bool check_refused(const char *name, bool parsed, JsonPlace place, const Err *err) {
    bool right =
        CHECK(!parsed) && CHECK(place.line >= 1) && CHECK(place.column >= 1) && CHECK(err->message[0] != 0);
    if (!right) printf("in %s\n", name);
    return right;
}

static void try_file(const char *name) {
    size_t size;
    AUTO_FREE char *text = read_file(name, &size);
    JsonDoc *doc = NULL;
    JsonPlace place = {0, 0};
    Err err = {0};
    bool parsed = json_parse(text, size, &doc, &place, &err);
    const Stricter *policy = find_stricter(name);
    if (policy) {
        if (check_refused(name, parsed, place, &err)) CHECK_CONTAINS(err.message, policy->reason);
    } else if (name[0] == 'y') {
        if (!CHECK(parsed)) printf("in %s: %s\n", name, err.message);
    } else if (name[0] == 'n') {
        check_refused(name, parsed, place, &err);
    }
    json_destroy(doc);
}

static void all_files_of_the_suite_are_told_apart(void) {
    DIR *folder = opendir(folder_name);
    REQUIRE(folder);
    int count = 0;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (!strstr(entry->d_name, ".json")) continue;
        try_file(entry->d_name);
        count++;
    }
    closedir(folder);
    CHECK(count > 300);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    CHECK(usage.ru_maxrss < 400 * 1024); // sanitizers included
    CHECK(usage.ru_utime.tv_sec < 20);
}

int main(int argc, char **argv) {
    enum {
        SKIPPED = 77
    }; // as CTest is told
    static const TestCase cases[] = {TEST(all_files_of_the_suite_are_told_apart)};
    if (!access(folder_name, R_OK)) return test_main(argc, argv, cases, COUNT_OF(cases));
    printf("skipped, as there is no %s\n", folder_name);
    return SKIPPED;
}
