// Languages of the interface: what stands in for what, and words that a bundle brings.
#include "text/language.h"

#include <stdlib.h>
#include <string.h>
#include "os/fs.h"
#include "test.h"

// Our own catalogues, and those in the running case's folder.
static LanguageFiles files_with(const char *content_folder) {
    return (LanguageFiles){os_fs(), BALAI_ASSETS_DIR, content_folder};
}

static const char *say(const LanguageFiles *files, const char *tag, const char *key, char *buffer,
                       size_t size) {
    Language *language = NULL;
    Err err = {0};
    if (!language_open(files, tag, NULL, NULL, &language, &err)) return "no memory";
    const char *words = message(language->messages, key);
    strncpy(buffer, words, size - 1);
    buffer[size - 1] = 0;
    language_close(language);
    return buffer;
}

static void write_catalogue(const char *tag, const char *json) {
    char name[64] = "messages/";
    strcat(strcat(name, tag), ".json");
    test_write(name, json, strlen(json));
}

static void a_missing_string_falls_back_along_the_tag_and_then_to_english(void) {
    char words[128];
    LanguageFiles files = files_with(NULL);
    CHECK_STR(say(&files, "fa-AF", "nav.home", words, sizeof words), "خانه"); // as in Persian
    CHECK_STR(say(&files, "zh-Hant-HK", "nav.agenda", words, sizeof words), "議程");
    CHECK_STR(say(&files, "sw", "nav.home", words, sizeof words), "Home");
    CHECK_STR(say(&files, "en-GB", "nav.home", words, sizeof words), "Home");
}

static void a_bundle_brings_words_for_a_language_that_we_lack(void) {
    char words[128];
    write_catalogue("sw", "{\"language\": \"sw\", \"name\": \"Kiswahili\", \"reviewed\": true, \"messages\": "
                          "{\"nav.home\": \"Nyumbani\", \"attract.touch\": \"Gusa\"}}");
    LanguageFiles files = files_with(test_folder());
    CHECK_STR(say(&files, "sw", "nav.home", words, sizeof words), "Nyumbani");
    CHECK_STR(say(&files, "sw", "nav.agenda", words, sizeof words), "Agenda");
    const char *const event[] = {"sw", "en"};
    LanguageList *list = language_list_create(&files, event, 2);
    REQUIRE(list != NULL);
    CHECK_STR(list->rows[0].name, "Kiswahili");
    CHECK_STR(list->rows[0].touch, "Gusa");
    CHECK(list->rows[0].reviewed);
    CHECK_INT(list->event_count, 2);
    language_list_destroy(list);
}

static void a_bundle_does_not_replace_words_of_ours(void) {
    char words[128];
    write_catalogue("id", "{\"language\": \"id\", \"messages\": {\"nav.home\": \"Rumah\"}}");
    LanguageFiles files = files_with(test_folder());
    CHECK_STR(say(&files, "id", "nav.home", words, sizeof words), "Beranda");
}

static void broken_words_are_passed_by(void) {
    static const char *const broken[] = {"", "{", "[]", "\"messages\"", "{\"messages\": 7}", "\xff\xfe"};
    char words[128];
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        write_catalogue("sw", broken[i]);
        LanguageFiles files = files_with(test_folder());
        CHECK_STR(say(&files, "sw", "nav.home", words, sizeof words), "Home");
    }
}

static void a_tag_never_leaves_the_folder(void) {
    char words[128];
    test_write("secret.json", "{\"messages\": {\"nav.home\": \"outside\"}}", 38);
    LanguageFiles files = files_with(test_folder());
    CHECK_STR(say(&files, "../secret", "nav.home", words, sizeof words), "Home");
    CHECK_STR(say(&files, "", "nav.home", words, sizeof words), "Home");
}

static void a_language_without_words_has_the_name_that_icu_knows(void) {
    LanguageFiles files = files_with(NULL);
    const char *const event[] = {"sw", "zz-Zzzz"};
    LanguageList *list = language_list_create(&files, event, 2);
    REQUIRE(list != NULL);
    CHECK_STR(list->rows[0].name, "Kiswahili");
    CHECK(list->rows[0].touch == NULL && !list->rows[0].reviewed);
    CHECK_CONTAINS(list->rows[1].name, "zz");
    CHECK(language_list_find(list, "id") && !language_list_find(list, "sv"));
    language_list_destroy(list);
}

static void without_our_own_files_the_events_languages_are_left(void) {
    LanguageFiles files = {os_fs(), "/nowhere", NULL};
    LanguageList *list = language_list_create(&files, NULL, 0);
    REQUIRE(list != NULL);
    CHECK_INT(list->count, 1);
    CHECK_STR(list->rows[0].tag, "en");
    language_list_destroy(list);
}

static void what_is_missing_is_counted_along_the_chain(void) {
    LanguageFiles files = files_with(NULL);
    static const struct {
        const char *tag;
        bool all;
    } cases[] = {{"en", true}, {"fa-AF", true}, {"ko", true}, {"sw", false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Language *language = NULL;
        Err err = {0};
        REQUIRE(language_open(&files, cases[i].tag, NULL, NULL, &language, &err));
        CHECK((language_count_missing(language) == 0) == cases[i].all);
        language_close(language);
    }
}

static void languages_are_named_in_each_other(void) {
    Arena arena;
    arena_init(&arena, 4096);
    CHECK_STR(language_say(&arena, "id", "en"), "Indonesian");
    CHECK_STR(language_say(&arena, "fa-AF", "en"), "Dari");
    CHECK_STR(language_say(&arena, "zh-Hans", "fr"), "Chinois simplifié");
    CHECK_STR(language_say_within(&arena, "zh-Hans", "fr"), "chinois simplifié");
    CHECK_STR(language_say(&arena, "en", "ja"), "英語");
    CHECK_STR(language_say(&arena, "fr", "tet"), "French"); // of which ICU has no names
    arena_finish(&arena);
}

static void the_direction_is_that_of_its_script(void) {
    LanguageFiles files = files_with(NULL);
    static const struct {
        const char *tag;
        bool rtl;
    } cases[] = {{"ar", true}, {"fa-AF", true}, {"ur", true}, {"dv", true}, {"id", false}, {"zz", false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Language *language = NULL;
        Err err = {0};
        REQUIRE(language_open(&files, cases[i].tag, NULL, NULL, &language, &err));
        CHECK_INT(language->rtl, cases[i].rtl);
        language_close(language);
    }
}

TEST_MAIN(TEST(a_missing_string_falls_back_along_the_tag_and_then_to_english),
          TEST(a_bundle_brings_words_for_a_language_that_we_lack),
          TEST(a_bundle_does_not_replace_words_of_ours), TEST(broken_words_are_passed_by),
          TEST(a_tag_never_leaves_the_folder), TEST(a_language_without_words_has_the_name_that_icu_knows),
          TEST(without_our_own_files_the_events_languages_are_left),
          TEST(what_is_missing_is_counted_along_the_chain), TEST(languages_are_named_in_each_other),
          TEST(the_direction_is_that_of_its_script))
