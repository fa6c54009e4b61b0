#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "json/json.h"
#include "settings/describe.h"
#include "settings/value.h"
#include "test.h"

static const char hash[] = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                           "RdescudvJCsgt3ub+b9d8eyN1NrH2aGDe7mgE41D3wM";

// A value as text and as JSON; NULL where one of them has no such form.
typedef struct Example {
    const char *text, *json;
    bool sound;
} Example;

// The examples of one setting.
typedef struct Examples {
    Example items[60];
    size_t count;
    char *made[60];
    size_t made_count;
} Examples;

static void add(Examples *examples, const char *text, const char *json, bool sound) {
    if (examples->count == COUNT_OF(examples->items)) abort();
    examples->items[examples->count++] = (Example){text, json, sound};
}

static char *make(Examples *examples, size_t size) {
    char *made = calloc(1, size);
    if (!made || examples->made_count == COUNT_OF(examples->made)) abort();
    examples->made[examples->made_count++] = made;
    return made;
}

static void finish(Examples *examples) {
    for (size_t i = 0; i < examples->made_count; i++)
        free(examples->made[i]);
}

static char *print_number(Examples *examples, long long number) {
    char *text = make(examples, 32);
    snprintf(text, 32, "%lld", number);
    return text;
}

static void add_number(Examples *examples, long long number, bool sound) {
    const char *text = print_number(examples, number);
    add(examples, text, text, sound);
}

static void add_ints(Examples *examples, const SettingRow *row) {
    add_number(examples, row->low, true);
    add_number(examples, row->high, true);
    add_number(examples, row->low - 1, row->low == 1 && row->none);
    add_number(examples, row->high + 1, false);
    add_number(examples, 0, row->none || row->low == 0);
    add_number(examples, -1, false);
    add_number(examples, 4294967296 + row->low, false);
    add_number(examples, row->low + row->step, true);
    if (row->step > 1) add_number(examples, row->low + 1, false);
    add(examples, "", "\"\"", false);
    add(examples, "many", "\"100\"", false);
    add(examples, "1.5", "100.5", false);
    add(examples, "100 ", "1e300", false);
    add(examples, "-", "true", false);
    add(examples, "0x40", "[100]", false);
}

static char *repeat(Examples *examples, const char *part, size_t times, const char *between, bool quoted) {
    size_t size = times * (strlen(part) + strlen(between)) + 3;
    char *text = make(examples, size), *end = text;
    if (quoted) *end++ = '"';
    for (size_t i = 0; i < times; i++)
        end += sprintf(end, "%s%s", i ? between : "", part);
    if (quoted) *end = '"';
    return text;
}

static void add_texts(Examples *examples, const SettingRow *row) {
    bool free_text = row->type == VALUE_TEXT;
    add(examples, "", "\"\"", true);
    add(examples, "a", "\"a\"", true);
    add(examples, repeat(examples, "a", row->limit, "", false), repeat(examples, "a", row->limit, "", true),
        true);
    add(examples, repeat(examples, "a", row->limit + 1, "", false),
        repeat(examples, "a", row->limit + 1, "", true), false);
    add(examples, "Foyer 2, “east” \\ \"", "\"Foyer 2, “east” \\\\ \\\"\"", free_text);
    add(examples, "ศูนย์ประชุม", "\"ศูนย์ประชุม\"", free_text);
    add(examples, "two\nlines", "\"two\\nlines\"", false);
    add(examples, "\x1b[2J", "\"\\u001b[2J\"", false);
    add(examples, "\xc2\x85", "\"\\u0085\"", false);
    add(examples, "\xe2\x80\xa8", "\"\\u2028\"", false);
    add(examples, "\xff", NULL, false);
    add(examples, "\xe2\x80", NULL, false);
}

static void add_choices(Examples *examples, const SettingRow *row) {
    for (const char *const *word = row->words; *word; word++)
        add(examples, *word, repeat(examples, *word, 1, "", true), true);
    add(examples, "", "\"\"", false);
    add(examples, "Ask", "\"Ask\"", false);
    add(examples, "0", "0", false);
}

static void add_times(Examples *examples) {
    add(examples, "00:00", "\"00:00\"", true);
    add(examples, "23:59", "\"23:59\"", true);
    static const char *const wrong[] = {"24:00",  "23:60", "-1:00", "7:00", "07:0",
                                        "07:00 ", "07.00", "0700",  ""};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        add(examples, wrong[i], repeat(examples, wrong[i], 1, "", true), false);
    add(examples, NULL, "1380", false);
}

static void add_hours(Examples *examples, const SettingRow *row) {
    static const char *const sound[] = {
        "always",      "never",       "00:00-24:00",
        "07:00-22:00", "22:00-06:00", "23:59-00:01",
        "07:00-07:00", "00:00-00:01", "00:00-01:00, 02:00-03:00, 04:00-05:00, 06:00-05:00",
    };
    static const char *const wrong[] = {
        "",
        "sometimes",
        "07:00",
        "07:00-",
        "07:00-24:01",
        "24:00-07:00",
        "07:00-22:60",
        "07:00 - 22:00",
        "07:00-22:00,",
        "07:00-22:00 08:00-09:00",
        "07:00-12:00, 11:59-13:00",
        "07:00-12:00, 06:00-06:30",
        "22:00-06:00, 23:00-23:30",
        "00:00-01:00, 02:00-03:00, 04:00-05:00, 06:00-07:00, 08:00-09:00",
    };
    for (size_t i = 0; i < COUNT_OF(sound); i++)
        add(examples, sound[i], repeat(examples, sound[i], 1, "", true), true);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        add(examples, wrong[i], repeat(examples, wrong[i], 1, "", true), false);
    add(examples, "weekday", "\"weekday\"", row->may_be_weekday);
    add(examples, NULL, "[\"07:00-22:00\"]", false);
}

// count different tags of two letters and a number, as text or JSON.
static char *tags(Examples *examples, int count, bool json) {
    char *text = make(examples, (size_t)count * 12 + 3), *end = text;
    if (json) *end++ = '[';
    for (int i = 0; i < count; i++)
        end += sprintf(end, json ? "%s\"en-%d\"" : "%sen-%d", i ? ", " : "", i + 100);
    if (json) *end = ']';
    return text;
}

static void add_languages(Examples *examples) {
    add(examples, "", "[]", true);
    add(examples, "en", "[\"en\"]", true);
    add(examples, "en,fa-AF,  zh-Hans-HK", "[\"en\", \"fa-AF\", \"zh-Hans-HK\"]", true);
    add(examples, tags(examples, LIMIT_LANGUAGES, false), tags(examples, LIMIT_LANGUAGES, true), true);
    add(examples, tags(examples, LIMIT_LANGUAGES + 1, false), tags(examples, LIMIT_LANGUAGES + 1, true),
        false);
    add(examples, "en-abcdefgh-abcdefgh-abcdefgh-abcde", "[\"en-abcdefgh-abcdefgh-abcdefgh-abcde\"]", true);
    add(examples, "en-abcdefgh-abcdefgh-abcdefgh-abcdef", "[\"en-abcdefgh-abcdefgh-abcdefgh-abcdef\"]",
        false);
    add(examples, "en, EN", "[\"en\", \"EN\"]", false);
    add(examples, "en,, fa", "[\"en\", \"\", \"fa\"]", false);
    add(examples, "e", "[\"e\"]", false);
    add(examples, "e1", "[\"e1\"]", false);
    add(examples, "en-", "[\"en-\"]", false);
    add(examples, "en-abcdefghi", "[\"en-abcdefghi\"]", false);
    add(examples, "en_GB", "[\"en_GB\"]", false);
    add(examples, NULL, "\"en\"", false);
    add(examples, NULL, "[1]", false);
    add(examples, NULL, "{\"en\": true}", false);
}

static void add_scenes(Examples *examples) {
    char *most = repeat(examples, "{\"scene\": \"member\"}", LIMIT_SETTING_SCENES, ", ", true);
    char *more = repeat(examples, "{\"scene\": \"member\"}", LIMIT_SETTING_SCENES + 1, ", ", true);
    most[0] = more[0] = '[';
    most[strlen(most) - 1] = more[strlen(more) - 1] = ']';
    add(examples, repeat(examples, "member", LIMIT_SETTING_SCENES, ", ", false), most, true);
    add(examples, repeat(examples, "member", LIMIT_SETTING_SCENES + 1, ",", false), more, false);
    add(examples, "", "[]", true);
    add(examples, "agenda 2, agenda 600 off",
        "[{\"scene\": \"agenda\", \"seconds\": 2}, "
        "{\"scene\": \"agenda\", \"on\": false, \"seconds\": 600}]",
        true);
    add(examples, "member#9999", "[{\"scene\": \"member\", \"which\": 9999}]", true);
    add(examples, "member#2 off, member#1 9",
        "[{\"scene\": \"member\", \"which\": 2, \"on\": false}, "
        "{\"scene\": \"member\", \"which\": 1, \"seconds\": 9}]",
        true);
    add(examples, "agenda 1", "[{\"scene\": \"agenda\", \"seconds\": 1}]", false);
    add(examples, "agenda 601", "[{\"scene\": \"agenda\", \"seconds\": 601}]", false);
    add(examples, "agenda 10000", "[{\"scene\": \"agenda\", \"seconds\": 65546}]", false);
    add(examples, "agenda -2", "[{\"scene\": \"agenda\", \"seconds\": -2}]", false);
    add(examples, "agenda 2s", "[{\"scene\": \"agenda\", \"seconds\": \"2\"}]", false);
    add(examples, "agenda#0", "[{\"scene\": \"agenda\", \"which\": 0}]", false);
    add(examples, "agenda#10000", "[{\"scene\": \"agenda\", \"which\": 10000}]", false);
    add(examples, "agenda#", "[{\"scene\": \"agenda\", \"which\": null}]", false);
    add(examples, "agenda#1, agenda#1",
        "[{\"scene\": \"agenda\", \"which\": 1}, "
        "{\"scene\": \"agenda\", \"which\": 1}]",
        false);
    add(examples, "agenda#2, agenda", "[{\"scene\": \"agenda\", \"which\": 2}, {\"scene\": \"agenda\"}]",
        true);
    add(examples, "film", "[{\"scene\": \"film\"}]", false);
    add(examples, "agenda on", "[{\"scene\": \"agenda\", \"on\": \"off\"}]", false);
    add(examples, "agenda, ,", "[{\"scene\": \"agenda\", \"new\": 1}]", false);
    add(examples, "agendaagendaagendaagendaagendaagendaagenda", "[{}]", false);
    add(examples, NULL, "[\"agenda\"]", false);
    add(examples, NULL, "{\"scene\": \"agenda\"}", false);
    add(examples, NULL, "[[[[]]]]", false);
}

static void add_secrets(Examples *examples, const SettingRow *row) {
    add(examples, "", "\"\"", true);
    add(examples, hash, repeat(examples, hash, 1, "", true), true);
    add(examples, "1234", "\"1234\"", false);
    add(examples, "12345678", "12345678", false);
    char *longest = make(examples, row->limit + 2);
    snprintf(longest, row->limit + 2, "%s", hash);
    memset(longest + strlen(longest), 'A', row->limit - strlen(longest));
    char *longer = repeat(examples, longest, 1, "", false);
    longer = strcat(strcpy(make(examples, row->limit + 3), longer), "A");
    add(examples, longest, repeat(examples, longest, 1, "", true), true);
    add(examples, longer, repeat(examples, longer, 1, "", true), false);
}

static void add_all(Examples *examples, const SettingRow *row) {
    switch (row->type) {
    case VALUE_BOOL:
        add(examples, "on", "true", true);
        add(examples, "off", "false", true);
        add(examples, "maybe", "\"on\"", false);
        add(examples, "1", "1", false);
        break;
    case VALUE_INT:
        add_ints(examples, row);
        break;
    case VALUE_CHOICE:
        add_choices(examples, row);
        break;
    case VALUE_TEXT:
    case VALUE_ID_TEXT:
        add_texts(examples, row);
        break;
    case VALUE_TIME:
        add_times(examples);
        break;
    case VALUE_SCENES:
        add_scenes(examples);
        break;
    case VALUE_LANGUAGES:
        add_languages(examples);
        break;
    case VALUE_KEYS:
        add(examples, "", "[]", true); // the rest: test_settings_keys.c
        break;
    case VALUE_HOURS:
        add_hours(examples, row);
        break;
    case VALUE_SECRET:
        add_secrets(examples, row);
        break;
    }
    static const char *const never[] = {"null", "{}", "1e30", "[null]", "\"\\u00e9\\n\""};
    for (size_t i = 0; i < COUNT_OF(never); i++)
        add(examples, NULL, never[i], false);
}

static bool read_json(const SettingRow *row, const char *json, Settings *settings, Err *err) {
    JsonDoc *doc = NULL;
    if (!CHECK(json_parse(json, strlen(json), &doc, NULL, err))) return false;
    bool sound = setting_read(row, json_root(doc), settings, err);
    json_destroy(doc);
    return sound;
}

static void check_refused(const SettingRow *row, const Err *err, const Settings *before,
                          const Settings *after) {
    CHECK_INT(err->code, ERR_USAGE);
    CHECK_CONTAINS(err->message, row->name);
    CHECK(!memcmp(before, after, sizeof *before));
}

// What was taken can be printed and written, and taken again, and is the same.
static void check_round_trip(const SettingRow *row, const Settings *taken) {
    char text[SETTING_TEXT_SIZE];
    Settings again;
    Err err = {0};
    settings_default(&again);
    setting_print(row, taken, text, sizeof text);
    if (row->type != VALUE_SECRET) {
        CHECK(setting_parse(row, text, &again, &err));
        CHECK(setting_same(row, taken, &again));
    }
    char *json = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&json, &size);
    if (!out) abort();
    setting_write(row, taken, out);
    fclose(out);
    settings_default(&again);
    CHECK(read_json(row, json, &again, &err));
    CHECK(setting_same(row, taken, &again));
    free(json);
}

static void check_example(const SettingRow *row, const Example *example, bool as_json) {
    Settings before, after;
    Err err = {0};
    settings_default(&before);
    memcpy(&after, &before, sizeof before);
    bool taken = as_json ? read_json(row, example->json, &after, &err)
                         : setting_parse(row, example->text, &after, &err);
    if (!CHECK_INT(taken, example->sound))
        printf("  %s: %s: %s\n", row->name, as_json ? example->json : example->text, err.message);
    if (taken)
        check_round_trip(row, &after);
    else
        check_refused(row, &err, &before, &after);
    SettingSet changed = settings_compare(&before, &after);
    CHECK(!(changed & ~setting_set_of(setting_id(row))));
}

static void every_setting_takes_its_range_and_nothing_beyond(void) {
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        Examples examples = {0};
        add_all(&examples, row);
        for (size_t i = 0; i < examples.count; i++) {
            if (examples.items[i].text) check_example(row, &examples.items[i], false);
            if (examples.items[i].json) check_example(row, &examples.items[i], true);
        }
        finish(&examples);
    }
}

static void every_row_of_the_table_is_whole(void) {
    Settings settings;
    settings_default(&settings);
    size_t sum = 0;
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        Settings taken;
        Err err = {0};
        settings_default(&taken);
        CHECK(setting_parse(row, row->default_text, &taken, &err));
        CHECK(setting_same(row, &taken, &settings));
        CHECK(setting_find(row->name) == row);
        CHECK_INT(setting_id(row), id);
        CHECK(strchr(row->name, '.') != NULL);
        REQUIRE(row->sentence != NULL);
        CHECK(row->sentence[strlen(row->sentence) - 1] == '.');
        CHECK(row->size > 0 && row->offset + row->size <= sizeof settings);
        bool text = row->type == VALUE_TEXT || row->type == VALUE_ID_TEXT || row->type == VALUE_SECRET;
        if (text) CHECK_INT(row->size, row->limit + 1);
        sum += row->size;
    }
    // Each member has its row.
    CHECK(sum <= sizeof settings && sum > sizeof settings - 16);
}

static void the_default_is_what_a_kiosk_did_without_settings(void) {
    Settings settings;
    settings_default(&settings);
    CHECK_STR(settings.kiosk_name, "");
    CHECK_INT(settings.display_width_mm, 0);
    CHECK_INT(settings.display_brightness, 100);
    CHECK_INT(settings.visit_idle_s, 60);
    CHECK_INT(settings.visit_answer_s, 20);
    CHECK_INT(settings.scenes.count, 0);
    CHECK_INT(settings.languages.count, 0);
    CHECK_INT(settings.hours_weekday[6].rule, DAY_ALWAYS);
    CHECK_INT(settings.hours_event.rule, DAY_AS_WEEKDAY);
    CHECK_INT(settings.night_from, 23 * 60);
    CHECK_INT(settings.usb_policy, USB_ASK);
    CHECK(settings.statistics_on && settings.hours_never_off_in_sessions && settings.display_shift);
    CHECK_STR(settings.pin_hash, "");
}

static void changes_are_told_by_name(void) {
    Settings before, after;
    settings_default(&before);
    settings_default(&after);
    CHECK(settings_compare(&before, &after) == 0);
    CHECK(setting_parse(setting_row(SETTING_KIOSK_NAME), "Foyer", &after, NULL));
    CHECK(setting_parse(setting_row(SETTING_HOURS_EVENT), "always", &after, NULL));
    SettingSet changed = settings_compare(&before, &after);
    CHECK(changed == (setting_set_of(SETTING_KIOSK_NAME) | setting_set_of(SETTING_HOURS_EVENT)));
    CHECK(setting_set_has(changed, SETTING_HOURS_EVENT));
    CHECK(!setting_set_has(changed, SETTING_PIN_HASH));
    setting_copy(setting_row(SETTING_KIOSK_NAME), &after, &before);
    CHECK_STR(before.kiosk_name, "Foyer");
    CHECK(settings_compare(&before, &after) == setting_set_of(SETTING_HOURS_EVENT));
}

static void a_shorter_text_leaves_nothing_of_a_longer_one(void) {
    Settings a, b;
    settings_default(&a);
    settings_default(&b);
    CHECK(setting_parse(setting_row(SETTING_KIOSK_NAME), "a long name", &a, NULL));
    CHECK(setting_parse(setting_row(SETTING_KIOSK_NAME), "short", &a, NULL));
    CHECK(setting_parse(setting_row(SETTING_KIOSK_NAME), "short", &b, NULL));
    CHECK(settings_compare(&a, &b) == 0);
}

static void a_secret_is_never_printed(void) {
    const SettingRow *row = setting_row(SETTING_PIN_HASH);
    Settings settings;
    char text[SETTING_TEXT_SIZE];
    settings_default(&settings);
    CHECK_STR(setting_print(row, &settings, text, sizeof text), "not set");
    CHECK(setting_parse(row, hash, &settings, NULL));
    CHECK_STR(setting_print(row, &settings, text, sizeof text), "set");
    Err err = {0};
    CHECK(!setting_parse(row, "$argon2id$v=19$m=1048576,t=2,p=1$c29tZXNhbHQ$c2VjcmV0", &settings, &err));
    CHECK(!strstr(err.message, "c2VjcmV0"));
    CHECK(!setting_parse(row, "271828", &settings, &err));
    CHECK(!strstr(err.message, "271828"));
}

static void a_refusal_says_what_would_be_right(void) {
    Settings settings;
    Err err = {0};
    settings_default(&settings);
    CHECK(!setting_parse(setting_row(SETTING_DISPLAY_ROTATION), "45", &settings, &err));
    CHECK_STR(err.message, "display.rotation takes 0 to 270 degrees in steps of 90; not \"45\"");
    CHECK(!setting_parse(setting_row(SETTING_USB_POLICY), "never", &settings, &err));
    CHECK_STR(err.message, "usb.policy takes ask, signed or off; not \"never\"");
    CHECK(!read_json(setting_row(SETTING_VISIT_IDLE_S), "\"60\"", &settings, &err));
    CHECK_STR(err.message, "visit.idle_s takes 20 to 600 s; not a text");
    CHECK(!setting_parse(setting_row(SETTING_HOURS_MONDAY), "07:00-12:00, 11:00-13:00", &settings, &err));
    CHECK_CONTAINS(err.message, "spans stand in the order of the day and do not overlap");
}

static void a_refusal_cuts_no_letter(void) {
    Settings settings;
    settings_default(&settings);
    for (size_t before = 50; before < 64; before++) {
        char text[200];
        Err err = {0};
        JsonDoc *doc = NULL;
        memset(text, 'x', before);
        snprintf(text + before, sizeof text - before, "ศศศศศศศ𝄞𝄞𝄞");
        CHECK(!setting_parse(setting_row(SETTING_KIOSK_PLACE), text, &settings, &err));
        char *quote = strstr(err.message, "not \"");
        REQUIRE(quote != NULL);
        quote += 4;
        CHECK(json_parse(quote, strlen(quote), &doc, NULL, NULL)); // UTF-8 to the letter
        json_destroy(doc);
    }
}

static void a_refusal_of_what_has_no_letters_is_a_sentence_too(void) {
    Settings settings;
    Err err = {0};
    char text[100];
    memset(text, 0xa3, sizeof text - 1);
    text[sizeof text - 1] = 0;
    settings_default(&settings);
    CHECK(!setting_parse(setting_row(SETTING_USB_POLICY), text, &settings, &err));
    CHECK_STR(err.message, "usb.policy takes ask, signed or off; not \"\"");
}

static void a_name_that_is_not_there_is_guessed(void) {
    CHECK_STR(setting_nearest("kiosk.nam"), "kiosk.name");
    CHECK_STR(setting_nearest("hours.tusday"), "hours.tuesday");
    CHECK(setting_nearest("something.else") == NULL);
    CHECK(setting_find("kiosk") == NULL);
}

static void the_longest_lists_fit_as_text(void) {
    Settings settings;
    char text[SETTING_TEXT_SIZE];
    settings_default(&settings);
    for (int i = 0; i < LIMIT_SETTING_SCENES; i++)
        settings.scenes.items[settings.scenes.count++] =
            (SceneSetting){SCENE_FLAG_WALL, (int16_t)(9999 - i), LIMIT_SCENE_SECONDS_MAX, false};
    for (int i = 0; i < (int)LIMIT_LANGUAGES; i++)
        snprintf(settings.languages.tags[settings.languages.count++], LIMIT_LANGUAGE_BYTES + 1,
                 "en-abcdefgh-abcdefgh-abcdefgh-ab%03u", (unsigned)i % 1000);
    CHECK_INT(strlen(setting_print(setting_row(SETTING_ATTRACT_SCENES), &settings, text, sizeof text)),
              64 * strlen("flag-wall#9999 600 off, ") - 2);
    CHECK_INT(strlen(setting_print(setting_row(SETTING_LANGUAGES_OFFERED), &settings, text, sizeof text)),
              64 * (LIMIT_LANGUAGE_BYTES + 2) - 2);
}

TEST_MAIN(TEST(every_setting_takes_its_range_and_nothing_beyond), TEST(every_row_of_the_table_is_whole),
          TEST(the_default_is_what_a_kiosk_did_without_settings), TEST(changes_are_told_by_name),
          TEST(a_shorter_text_leaves_nothing_of_a_longer_one), TEST(a_secret_is_never_printed),
          TEST(a_refusal_says_what_would_be_right), TEST(a_refusal_cuts_no_letter),
          TEST(a_refusal_of_what_has_no_letters_is_a_sentence_too), TEST(a_name_that_is_not_there_is_guessed),
          TEST(the_longest_lists_fit_as_text))
