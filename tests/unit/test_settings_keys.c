// The organisers' keys as a setting.
#include <stdio.h>
#include <string.h>
#include "app/trust.h"
#include "settings/value.h"
#include "test.h"

#define ONE "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
#define OTHER "RWSeGPMAvOffp67VPd7Omp2FVruDOSLaotsjY3STmnd9GdDrDL/cEPY0"

static Settings settings;

static bool set(const char *text) {
    Err err = {0};
    bool done = setting_parse(setting_row(SETTING_TRUST_KEYS), text, &settings, &err);
    CHECK(done == !*err.message);
    return done;
}

static const char *printed(void) {
    static char text[SETTING_TEXT_SIZE];
    return setting_print(setting_row(SETTING_TRUST_KEYS), &settings, text, sizeof text);
}

static void keys_have_names_or_none(void) {
    settings_default(&settings);
    CHECK_STR(printed(), "");
    CHECK(set("The secretariat, east wing:" ONE) == false); // a comma parts keys
    CHECK(set("The secretariat: 2026:" ONE ",  " OTHER));
    CHECK_INT(settings.trust_keys.count, 2);
    CHECK_STR(settings.trust_keys.items[0].name, "The secretariat: 2026");
    CHECK_STR(settings.trust_keys.items[1].name, "");
    CHECK_STR(printed(), "The secretariat: 2026:" ONE ", " OTHER);
}

static void what_is_no_key_leaves_the_others_as_they_were(void) {
    static const char *const wrong[] = {
        "RWQ", ONE "A",     "SWQ" ONE,
        "x",   ONE "," ONE, "A:" ONE ",B:" ONE,
        "A:",  ":",         "RWUf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"};
    settings_default(&settings);
    CHECK(set(ONE));
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(!set(wrong[i]));
    CHECK_STR(printed(), ONE);
    CHECK(set(""));
    CHECK_INT(settings.trust_keys.count, 0);
}

static void so_many_and_no_more(void) {
    char text[SETTING_TEXT_SIZE] = "";
    size_t used = 0;
    settings_default(&settings);
    for (int i = 0; i <= LIMIT_TRUSTED_KEYS; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "%s%.60s:RWQ%cLRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO31",
                                 i ? "," : "",
                                 "a name as long as a name of a key can be which is sixty of it", 'A' + i);
        CHECK(set(text) == (i < LIMIT_TRUSTED_KEYS));
    }
    CHECK_INT(settings.trust_keys.count, LIMIT_TRUSTED_KEYS);
}

static void a_signer_has_the_name_of_its_key(void) {
    PublicKey keys[LIMIT_TRUSTED_KEYS];
    char id[KEY_ID_SIZE], text[SETTING_TEXT_SIZE], print[TRUST_PRINT_SIZE];
    settings_default(&settings);
    CHECK(set(ONE ", The secretariat:" OTHER));
    CHECK_INT(trust_keys(&settings.trust_keys, keys), 2);
    key_id_text(keys[1].id, id);
    CHECK_STR(id, "A7DFE7BC00F3189E");
    CHECK_STR(trust_name(&settings.trust_keys, id), "The secretariat");
    CHECK(!trust_name(&settings.trust_keys, "13C7B048F55BDFC6"));
    key_id_text(keys[0].id, id);
    CHECK(!trust_name(&settings.trust_keys, id));
    trust_text(&keys[1], " A, name: of it", text, sizeof text);
    CHECK_STR(text, "A name of it:" OTHER);
    trust_text(&keys[1], "", text, sizeof text);
    CHECK_STR(text, OTHER);
    trust_print(&keys[1], print);
    CHECK_STR(print, "RWSeGPMA vOffp67V Pd7Omp2F VruDOSLa otsjY3ST mnd9GdDr DL/cEPY0");
}

static void any_name_of_a_file_makes_a_setting(void) {
    static const char *const names[] = {
        "кључ организатора кључ организатора кључ организатора кључ организатора", ",,,:::", "   ", "a\nb",
        "123456789012345678901234567890123456789012345678901234567890123",         "ключ"};
    PublicKey key = {{0}, {1}};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char text[SETTING_TEXT_SIZE];
        trust_text(&key, names[i], text, sizeof text);
        settings_default(&settings);
        if (!CHECK(set(text))) printf("    %s\n", text);
        CHECK_INT(settings.trust_keys.count, 1);
    }
}

TEST_MAIN(TEST(keys_have_names_or_none), TEST(what_is_no_key_leaves_the_others_as_they_were),
          TEST(so_many_and_no_more), TEST(a_signer_has_the_name_of_its_key),
          TEST(any_name_of_a_file_makes_a_setting))
