// new, pack, keygen and verify as organisers use them, beside the real minisign, unzip and zip.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/auto.h"
#include "program.h"
#include "test.h"

static Run run;

// Runs a line of shell in test_folder(); its exit code.
static int shell(const char *line) {
    char whole[2000];
    snprintf(whole, sizeof whole, "cd '%s' && { %s\n} >>shell.log 2>&1", test_folder(), line);
    int status = system(whole);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static bool is_installed(const char *tool) {
    char line[100];
    snprintf(line, sizeof line, "command -v %s", tool);
    return shell(line) == 0;
}

static const char *in_folder(const char *name) {
    static char paths[4][600];
    static size_t next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", test_folder(), name);
    return path;
}

static bool same_bytes(const char *a, const char *b) {
    char line[200];
    snprintf(line, sizeof line, "cmp '%s' '%s'", a, b);
    return shell(line) == 0;
}

static void make_event(void) {
    PROGRAM_RUN(&run, "new", in_folder("event"));
    CHECK_INT(run.code, 0);
}

static void make_keys(void) {
    PROGRAM_RUN(&run, "keygen", "-o", in_folder("ours"), "--no-password");
    CHECK_INT(run.code, 0);
}

static void the_template_is_without_findings(void) {
    make_event();
    PROGRAM_RUN(&run, "check", in_folder("event"));
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "0 errors, 0 warnings");
    CHECK_INT(shell("test -s event/agenda.csv -a -s event/README.txt"), 0);
    PROGRAM_RUN(&run, "new", in_folder("event"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "there already");
}

static void the_same_folder_gives_the_same_package(void) {
    make_event();
    make_keys();
    CHECK_INT(shell("mkdir event/p && printf x >event/p/b.txt && printf y >'event/p/caf\xC3\xA9.txt'"), 0);
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("first.balai"), "--key",
                in_folder("ours.key"));
    CHECK_INT(run.code, 0);
    // Another order, other times and rights, what a Mac leaves behind.
    CHECK_INT(shell("umask 077; mkdir -p copy/p && cp 'event/p/caf\xC3\xA9.txt' event/p/b.txt copy/p && "
                    "cp event/README.txt event/bundle.json event/agenda.csv copy && touch copy/.DS_Store && "
                    "touch -d 2001-01-01 copy/p/b.txt && chmod 755 copy/agenda.csv"),
              0);
    setenv("TZ", "Asia/Tokyo", 1);
    mode_t mask = umask(077);
    PROGRAM_RUN(&run, "pack", in_folder("copy"), "-o", in_folder("second.balai"), "--key",
                in_folder("ours.key"));
    umask(mask);
    unsetenv("TZ");
    CHECK_INT(run.code, 0);
    CHECK(same_bytes("first.balai", "second.balai"));
    CHECK_INT(shell("printf z >copy/p/b.txt"), 0);
    PROGRAM_RUN(&run, "pack", in_folder("copy"), "-o", in_folder("second.balai"), "--key",
                in_folder("ours.key"));
    CHECK(!same_bytes("first.balai", "second.balai"));
}

static void a_package_is_verified_and_any_change_is_seen(void) {
    make_event();
    make_keys();
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("a.balai"), "--key", in_folder("ours.key"));
    CHECK_CONTAINS(run.out, "my-event version 1, signed");
    PROGRAM_RUN(&run, "verify", in_folder("a.balai"), "--pubkey", in_folder("ours.pub"));
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "my-event version 1, 3 files, signed by key");
    PROGRAM_RUN(&run, "keygen", "-o", in_folder("theirs"), "--no-password");
    PROGRAM_RUN(&run, "verify", in_folder("a.balai"), "--pubkey", in_folder("theirs.pub"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "another key");
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("b.balai"));
    CHECK_CONTAINS(run.out, "not signed");
    PROGRAM_RUN(&run, "verify", in_folder("b.balai"), "--pubkey", in_folder("ours.pub"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "nobody signed it");
    if (!is_installed("zip")) return;
    CHECK_INT(shell("cp a.balai changed.zip && printf ' ' >>event/agenda.csv && cd event && zip "
                    "../changed.zip agenda.csv"),
              0);
    PROGRAM_RUN(&run, "verify", in_folder("changed.zip"), "--pubkey", in_folder("ours.pub"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "\"agenda.csv\" was changed");
}

static void minisign_verifies_ours_and_unzip_opens_it(void) {
    if (!is_installed("minisign") || !is_installed("unzip")) return;
    make_event();
    make_keys();
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("a.balai"), "--key", in_folder("ours.key"));
    CHECK_INT(shell("unzip -tq a.balai && unzip -q a.balai -d out"), 0);
    CHECK_INT(shell("minisign -Vm out/manifest.json -p ours.pub"), 0);
    CHECK_INT(shell("diff -r event out | grep -v 'Only in out: manifest.json'; test $? = 1"), 0);
    CHECK_INT(shell("printf ' ' >>out/manifest.json; minisign -Vm out/manifest.json -p ours.pub"), 1);
    CHECK_INT(
        shell("minisign -Sm event/bundle.json -s ours.key -x b.minisig && minisign -Vm event/bundle.json -x "
              "b.minisig -p ours.pub"),
        0);
    // What zip makes of what unzip made is signed as before.
    CHECK_INT(shell("rm -r out && unzip -q a.balai -d out && zip -qr again.zip out"), 0);
    PROGRAM_RUN(&run, "verify", in_folder("again.zip"), "--pubkey", in_folder("ours.pub"));
    CHECK_INT(run.code, 0);
    PROGRAM_RUN(&run, "verify", in_folder("out"), "--pubkey", in_folder("ours.pub"));
    CHECK_INT(run.code, 0);
}

// Gives the program a file as its standard input.
static void with_input(const char *text, const char *const *arguments) {
    int before = dup(STDIN_FILENO);
    FILE *file = fopen(test_write("input", text, strlen(text)), "r");
    if (before < 0 || !file || dup2(fileno(file), STDIN_FILENO) < 0) abort();
    program_run(&run, arguments);
    dup2(before, STDIN_FILENO);
    close(before);
    fclose(file);
}
#define WITH_INPUT(text, ...) with_input((text), (const char *const[]){__VA_ARGS__, NULL})

// What else passwords do costs a second and a gigabyte each time: tests/e2e.
static void a_new_password_has_to_be_typed_twice(void) {
    struct stat info;
    WITH_INPUT("one\nanother\n", "keygen", "-o", in_folder("locked"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "differ");
    WITH_INPUT("\n\n", "keygen", "-o", in_folder("locked"));
    CHECK_INT(run.code, 1);
    WITH_INPUT("", "keygen", "-o", in_folder("locked"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "no password was given");
    CHECK(stat(in_folder("locked.key"), &info) != 0 && stat(in_folder("locked.pub"), &info) != 0);
    make_keys();
    CHECK(!stat(in_folder("ours.key"), &info) && (info.st_mode & 0777) == 0600);
}

static void what_cannot_be_packed_is_refused_and_nothing_is_left(void) {
    struct stat info;
    make_event();
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("event/a.balai"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "write it outside of");
    PROGRAM_RUN(&run, "pack", in_folder("nothing"), "-o", in_folder("a.balai"));
    CHECK_INT(run.code, 1);
    CHECK_INT(shell("ln -s /etc/passwd event/link"), 0);
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("a.balai"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "\"link\" in it is a link");
    // It would grow as only bombs do, so that no display would take it.
    CHECK_INT(shell("rm event/link && head -c 8000000 /dev/zero >event/zeros"), 0);
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("a.balai"));
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "\"zeros\" in it would grow");
    CHECK_INT(shell("rm event/zeros && echo '{' >event/bundle.json"), 0);
    PROGRAM_RUN(&run, "pack", in_folder("event"), "-o", in_folder("a.balai"));
    CHECK_INT(run.code, 1);
    CHECK(stat(in_folder("a.balai"), &info) != 0 && stat(in_folder("a.balai.part"), &info) != 0);
}

static void wrong_command_lines_are_told_from_refusals(void) {
    static const char *const lines[][5] = {
        {"pack"},        {"pack", "a", "b", "-o", "c"}, {"pack", "a", "-o"},
        {"verify", "a"}, {"keygen", "--key"},           {"keygen", "name"},
        {"new"}};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        const char *arguments[6] = {0};
        for (size_t k = 0; k < 5; k++)
            arguments[k] = lines[i][k];
        program_run(&run, arguments);
        CHECK_INT(run.code, 2);
        CHECK_CONTAINS(run.err, "usage: balai");
    }
    PROGRAM_RUN(&run, "pack", "--help");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "usage: balai pack");
}

TEST_MAIN(TEST(the_template_is_without_findings), TEST(the_same_folder_gives_the_same_package),
          TEST(a_package_is_verified_and_any_change_is_seen), TEST(minisign_verifies_ours_and_unzip_opens_it),
          TEST(a_new_password_has_to_be_typed_twice),
          TEST(what_cannot_be_packed_is_refused_and_nothing_is_left),
          TEST(wrong_command_lines_are_told_from_refusals))
