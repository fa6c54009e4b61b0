// Each limit of a bundle at its maximum, which passes, and at one more, which is a finding.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/load.h"
#include "bundle_text.h"
#include "test.h"

// A growing text.
typedef struct Words {
    char *text;
    size_t used, size;
} Words;

static void say(Words *words, const char *text) {
    size_t length = strlen(text);
    if (words->used + length + 1 > words->size) {
        words->size = (words->used + length + 1) * 2;
        words->text = realloc(words->text, words->size);
        if (!words->text) abort();
    }
    memcpy(words->text + words->used, text, length + 1);
    words->used += length;
}

static void say_times(Words *words, const char *text, size_t times) {
    for (size_t i = 0; i < times; i++)
        say(words, text);
}

// Loads the smallest bundle with the words in it, frees them, and returns how many findings there were;
// message gets the first of them.
static size_t count_findings(Words *words, char *message, size_t size, Bundle **ret_bundle) {
    Findings findings;
    findings_init(&findings);
    AUTO_FREE char *text = bundle_text(words->text);
    free(words->text);
    *words = (Words){0};
    *ret_bundle = bundle_text_load(text, &findings, NULL);
    snprintf(message, size, "%s", findings.count ? findings.items[0].message : "");
    size_t count = findings.errors + findings.warnings;
    findings_finish(&findings);
    return count;
}

static void check_text(const char *key, size_t length, const char *wanted) {
    Words words = {0};
    char message[200];
    Bundle *bundle = NULL;
    say(&words, "\"notices\": [{\"id\": \"n\", \"title\": \"T\", \"");
    words.used = strcmp(key, "title") == 0 ? strlen("\"notices\": [{\"id\": \"n\", \"") : words.used;
    say(&words, key);
    say(&words, "\": \"");
    say_times(&words, "x", length);
    say(&words, "\"}]");
    size_t count = count_findings(&words, message, sizeof message, &bundle);
    CHECK_INT(count, *wanted ? 1 : 0);
    CHECK_CONTAINS(message, wanted);
    bundle_destroy(bundle);
}

static void texts_end_at_their_limits(void) {
    check_text("title", LIMIT_SHORT_TEXT_BYTES, "");
    check_text("title", LIMIT_SHORT_TEXT_BYTES + 1, "2001 bytes, at most 2000 fit here; shorten it");
    check_text("body", LIMIT_LONG_TEXT_BYTES, "");
    check_text("body", LIMIT_LONG_TEXT_BYTES + 1, "100001 bytes, at most 100000 fit here; shorten it");
}

static void check_rooms(size_t rooms, size_t errors) {
    Words words = {0};
    char room[80], message[200];
    Bundle *bundle = NULL;
    say(&words, "\"rooms\": [");
    for (size_t i = 0; i < rooms; i++) {
        snprintf(room, sizeof room, "%s{\"id\": \"r%zu\", \"name\": \"R\"}", i ? "," : "", i);
        say(&words, room);
    }
    say(&words, "]");
    CHECK_INT(count_findings(&words, message, sizeof message, &bundle), (long long)errors);
    if (errors) CHECK_CONTAINS(message, "20001 entries, at most 20000 are read");
    if (CHECK(bundle != NULL)) CHECK_INT(bundle->room_count, LIMIT_LIST_ITEMS);
    bundle_destroy(bundle);
}

static void lists_end_at_their_limit(void) {
    check_rooms(LIMIT_LIST_ITEMS, 0);
    check_rooms(LIMIT_LIST_ITEMS + 1, 1);
}

static void check_languages(size_t languages, const char *wanted) {
    Words words = {0};
    char variant[32], message[200];
    Bundle *bundle = NULL;
    say(&words, "\"members\": [{\"id\": \"m\", \"kind\": \"member-state\", \"name\": \"M\", \"endonyms\": {");
    for (size_t i = 0; i < languages; i++) {
        snprintf(variant, sizeof variant, "%s\"en-%zu\": \"M\"", i ? "," : "", 1000 + i);
        say(&words, variant);
    }
    say(&words, "}}]");
    CHECK_INT(count_findings(&words, message, sizeof message, &bundle), *wanted ? 1 : 0);
    CHECK_CONTAINS(message, wanted);
    if (CHECK(bundle != NULL)) CHECK_INT(bundle->members[0].endonyms.count, LIMIT_LANGUAGES);
    bundle_destroy(bundle);
}

static void languages_end_at_their_limit(void) {
    check_languages(LIMIT_LANGUAGES, "");
    check_languages(LIMIT_LANGUAGES + 1, "65 languages, at most 64 are read");
}

// Loads the smallest bundle with `before`, length times x and `after` in it, and returns its findings.
static size_t count_with(const char *before, size_t length, const char *after) {
    Words words = {0};
    char message[200];
    Bundle *bundle = NULL;
    say(&words, before);
    say_times(&words, "x", length);
    say(&words, after);
    size_t count = count_findings(&words, message, sizeof message, &bundle);
    bundle_destroy(bundle);
    return count;
}

static void ids_end_at_their_limit(void) {
    static const char before[] = "\"rooms\": [{\"name\": \"R\", \"id\": \"", after[] = "\"}]";
    CHECK_INT(count_with(before, LIMIT_ID_BYTES, after), 0);
    CHECK_INT(count_with(before, LIMIT_ID_BYTES + 1, after), 1);
}

static void names_of_files_end_at_their_limit(void) {
    static const char before[] = "\"rooms\": [{\"name\": \"R\", \"id\": \"r\", \"plan\": \"";
    static const char after[] = ".png\"}]";
    CHECK_INT(count_with(before, LIMIT_FILE_NAME_BYTES - 4, after), 0);
    CHECK_INT(count_with(before, LIMIT_FILE_NAME_BYTES - 3, after), 1);
}

static void tags_of_languages_end_at_their_limit(void) {
    static const char before[] = "\"members\": [{\"id\": \"m\", \"kind\": \"member-state\", \"name\": \"M\","
                                 " \"endonyms\": {\"en-abcdefgh-abcdefgh-abcdefgh-";
    static const char after[] = "\": \"M\"}}]";
    size_t rest = LIMIT_LANGUAGE_BYTES - strlen("en-abcdefgh-abcdefgh-abcdefgh-");
    CHECK_INT(count_with(before, rest, after), 0);
    CHECK_INT(count_with(before, rest + 1, after), 1);
}

static Bundle *load_days(const char *end, Err *err) {
    char text[300];
    snprintf(text, sizeof text,
             "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"], \"event\": {\"title\": "
             "\"T\", "
             "\"zone\": \"UTC\", \"start\": \"2026-11-01\", \"end\": \"%s\"}}",
             end);
    return bundle_text_load(text, NULL, err);
}

static void an_event_ends_at_its_limit_of_days(void) {
    Err err = {0};
    Bundle *bundle = load_days("2026-12-01", &err);
    CHECK(bundle != NULL);
    bundle_destroy(bundle);
    CHECK(!load_days("2026-12-02", &err));
    CHECK_CONTAINS(err.message, "lasts 32 days, at most 31");
}

static void check_seconds(int seconds, size_t wanted) {
    Words words = {0};
    char text[80], message[200];
    Bundle *bundle = NULL;
    snprintf(text, sizeof text, "\"attract\": {\"scenes\": [{\"scene\": \"agenda\", \"seconds\": %d}]}",
             seconds);
    say(&words, text);
    CHECK_INT(count_findings(&words, message, sizeof message, &bundle), (long long)wanted);
    bundle_destroy(bundle);
}

static void scenes_last_between_their_limits(void) {
    check_seconds(LIMIT_SCENE_SECONDS_MIN - 1, 1);
    check_seconds(LIMIT_SCENE_SECONDS_MIN, 0);
    check_seconds(LIMIT_SCENE_SECONDS_MAX, 0);
    check_seconds(LIMIT_SCENE_SECONDS_MAX + 1, 1);
}

static void findings_are_kept_to_their_limit_and_all_counted(void) {
    for (size_t faults = LIMIT_FINDINGS; faults <= LIMIT_FINDINGS + 1; faults++) {
        Words words = {0};
        say(&words, "\"rooms\": [0");
        say_times(&words, ",0", faults - 1);
        say(&words, "]");
        AUTO_FREE char *text = bundle_text(words.text);
        free(words.text);
        Findings findings;
        findings_init(&findings);
        Bundle *bundle = bundle_text_load(text, &findings, NULL);
        CHECK_INT(findings.errors, (long long)faults);
        CHECK_INT(findings.count, LIMIT_FINDINGS);
        bundle_destroy(bundle);
        findings_finish(&findings);
    }
}

static void a_file_over_the_limit_is_too_large(void) {
    TextFs text_fs;
    text_fs_init(&text_fs, NULL, LIMIT_BUNDLE_JSON_BYTES + 1);
    Bundle *bundle = NULL;
    Err err = {0};
    CHECK(!bundle_load(&text_fs.fs, "folder", NULL, &bundle, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
}

TEST_MAIN(TEST(texts_end_at_their_limits), TEST(lists_end_at_their_limit), TEST(languages_end_at_their_limit),
          TEST(ids_end_at_their_limit), TEST(names_of_files_end_at_their_limit),
          TEST(tags_of_languages_end_at_their_limit), TEST(an_event_ends_at_its_limit_of_days),
          TEST(scenes_last_between_their_limits), TEST(findings_are_kept_to_their_limit_and_all_counted),
          TEST(a_file_over_the_limit_is_too_large))
