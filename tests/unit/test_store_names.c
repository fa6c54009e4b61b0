#include "store/names.h"

#include <string.h>
#include "base/limits.h"
#include "test.h"

static void names_that_lead_out_or_confuse_are_refused_with_their_reason(void) {
    static const struct {
        const char *name, *why;
    } rows[] = {
        {"", "no name"},
        {"/etc/passwd", "begins with /"},
        {"C:/moo", "drive"},
        {"c:moo", "drive"},
        {"..", "leads out"},
        {"a/../b", "leads out"},
        {"..\\moo", "\\"},
        {"a\nb", "control"},
        {"a\x7f", "control"},
        {"\xE2\x80\xAEgnp.exe", "turns text around"},
        {"a?b", "Windows"},
        {"ab:c", "Windows"},
        {"a|b", "Windows"},
        {"a.", "dot or a space"},
        {"a /b", "dot or a space"},
        {"a//b", "follow each other"},
        {"a/", "ends with one"},
        {".", "is no name"},
        {"a/./b", "is no name"},
        {"CON", "device"},
        {"nul.txt", "device"},
        {"a/Com1.png", "device"},
        {"LPT\xC2\xB9", "device"},
        {"conin$", "device"},
        {"\xFF.png", "UTF-8"},
        {"\xED\xA0\x80", "UTF-8"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *name = NULL;
        Err err = {0};
        CHECK(!name_take(rows[i].name, &name, &err));
        CHECK_INT(err.code, ERR_NOT_ALLOWED);
        CHECK_CONTAINS(err.message, rows[i].why);
    }
}

static void ordinary_names_are_taken_in_nfc(void) {
    static const char *const names[] = {
        "bundle.json", "pictures/waves.png", "COM10", "console.png", ".hidden",
        "a b.png",     "\xE4\xB8\xAD.png",   "COM",   "aux-1",       "a..b"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        AUTO_FREE char *name = NULL;
        CHECK(name_take(names[i], &name, NULL));
        CHECK_STR(name, names[i]);
    }
    AUTO_FREE char *composed = NULL;
    REQUIRE(name_take("cafe\xCC\x81.png", &composed, NULL));
    CHECK_STR(composed, "caf\xC3\xA9.png");
}

static void a_name_may_be_as_long_and_as_deep_as_the_limits_and_no_more(void) {
    char name[LIMIT_FILE_NAME_BYTES + 2];
    char *taken = NULL;
    Err err = {0};
    memset(name, 'a', sizeof name);
    name[LIMIT_FILE_NAME_BYTES] = 0;
    CHECK(name_take(name, &taken, NULL));
    free(taken);
    name[LIMIT_FILE_NAME_BYTES] = 'a';
    name[LIMIT_FILE_NAME_BYTES + 1] = 0;
    CHECK(!name_take(name, &taken, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    size_t at = 0;
    for (int i = 0; i < LIMIT_PACKAGE_DEPTH; i++) {
        name[at++] = 'd';
        name[at++] = '/';
    }
    memcpy(name + at, "f", 2);
    CHECK(name_take(name, &taken, NULL));
    free(taken);
    memcpy(name + at, "d/f", 4);
    CHECK(!name_take(name, &taken, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK_CONTAINS(err.message, "folders deep");
}

static void names_that_some_file_system_takes_for_one_have_one_key(void) {
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"a/B.png", "A/b.PNG", true},
        {"\xC3\xA9", "e\xCC\x81", true},
        {"\xC3\x89", "e\xCC\x81", true},
        {"stra\xC3\x9F"
         "e",
         "STRASSE", true},
        {"\xCE\xA3", "\xCF\x82", true}, // the two small sigmas
        {"a", "b", false},
        {"e", "\xC3\xA9", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_FREE char *a = NULL, *b = NULL;
        REQUIRE(name_key(rows[i].a, &a, NULL) && name_key(rows[i].b, &b, NULL));
        CHECK_INT(!strcmp(a, b), rows[i].same);
    }
}

static void what_systems_leave_behind_is_ignored_at_any_depth(void) {
    static const char *const ignored[] = {
        ".DS_Store",   "a/.DS_Store",   "._x.png",     "__MACOSX/a/b",
        "Thumbs.db",   "a/thumbs.db",   "Desktop.ini", "System Volume Information/x",
        ".Trash-1000", ".Trashes/501/x"};
    static const char *const kept[] = {"a", ".hidden", "_", "._", "Thumbs.db.png", "my.Trash", "a__MACOSX"};
    for (size_t i = 0; i < COUNT_OF(ignored); i++)
        CHECK(name_is_ignored(ignored[i]));
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        CHECK(!name_is_ignored(kept[i]));
}

static void a_name_is_shown_without_what_a_terminal_obeys_and_not_too_long(void) {
    char shown[NAME_SHOWN_SIZE], name[400];
    CHECK_STR(name_show("\x1b[31mred", shown), "?[31mred");
    CHECK_STR(name_show("\xE2\x80\xAEgnp", shown), "???gnp");
    CHECK_STR(name_show("caf\xC3\xA9", shown), "caf\xC3\xA9");
    for (size_t i = 0; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "\xC3\xA9", 3);
    name_show(name, shown);
    CHECK(strlen(shown) < NAME_SHOWN_SIZE);
    CHECK_STR(shown + strlen(shown) - 5, "\xC3\xA9...");
}

TEST_MAIN(TEST(names_that_lead_out_or_confuse_are_refused_with_their_reason),
          TEST(ordinary_names_are_taken_in_nfc),
          TEST(a_name_may_be_as_long_and_as_deep_as_the_limits_and_no_more),
          TEST(names_that_some_file_system_takes_for_one_have_one_key),
          TEST(what_systems_leave_behind_is_ignored_at_any_depth),
          TEST(a_name_is_shown_without_what_a_terminal_obeys_and_not_too_long))
