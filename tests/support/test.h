// A test program is a list of named cases; each is a sentence. CHECK notes a failure and goes on, REQUIRE
// ends the case. `test_X NAME` runs one case; without arguments all run. Exit 1 when anything failed.
#pragma once
#include <stdbool.h>
#include <stddef.h>

typedef struct TestCase {
    const char *name;
    void (*run)(void);
} TestCase;

#define TEST(function)                                                                                       \
    { #function, function }

int test_main(int argc, char **argv, const TestCase *cases, size_t count);
#define TEST_MAIN(...)                                                                                       \
    int main(int argc, char **argv) {                                                                        \
        static const TestCase cases[] = {__VA_ARGS__};                                                       \
        return test_main(argc, argv, cases, sizeof cases / sizeof *cases);                                   \
    }

// Each returns whether it held, and prints file, line and both values where not.
bool test_check(bool holds, const char *file, int line, const char *what);
bool test_check_int(long long got, long long want, const char *file, int line, const char *what);
bool test_check_str(const char *got, const char *want, const char *file, int line, const char *what);
bool test_check_contains(const char *text, const char *part, const char *file, int line, const char *what);

#define CHECK(condition) test_check((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(got, want) test_check_int((got), (want), __FILE__, __LINE__, #got)
#define CHECK_STR(got, want) test_check_str((got), (want), __FILE__, __LINE__, #got)
#define CHECK_CONTAINS(text, part) test_check_contains((text), (part), __FILE__, __LINE__, #text)
#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!CHECK(condition)) return;                                                                       \
    } while (0)

// A fresh folder for the running case, removed when the program ends without failures; valid until the next
// call.
const char *test_folder(void);
// Writes a file below test_folder() and returns its path; valid until the next call.
const char *test_write(const char *name, const void *data, size_t size);
