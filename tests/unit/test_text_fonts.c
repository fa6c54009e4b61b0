// The table of fonts: what is there, what is missing, what is shown instead, and that the operator is told
// once.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/auto.h"
#include "bundle_text.h"
#include "json/json.h"
#include "lay.h"
#include "program.h"
#include "test.h"
#include "text/engine.h"

static void link_font(const char *folder, const char *file) {
    char from[2 * PATH_MAX], to[2 * PATH_MAX];
    snprintf(from, sizeof from, "/usr/share/fonts/%s", file);
    snprintf(to, sizeof to, "%s/%s", folder, file);
    for (char *slash = strchr(to + strlen(folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(to, 0700);
        *slash = '/';
    }
    if (symlink(from, to)) printf("    no link %s\n", to);
}

// A folder of fonts with all but those whose file has one of the words in its name.
static const char *folder_without(const char *const *words) {
    static char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", test_folder());
    FontSet *fonts = NULL;
    if (!fonts_open("/usr/share/fonts", &fonts, NULL)) abort();
    FontState state;

    for (size_t i = 0; fonts_state(fonts, i, &state); i++) {
        bool left_out = false;
        for (const char *const *word = words; *word; word++)
            left_out |= strstr(state.file, *word) != NULL;
        char path[2 * PATH_MAX];
        snprintf(path, sizeof path, "%s/%s", folder, state.file);
        if (!left_out && access(path, F_OK) != 0) link_font(folder, state.file);
    }
    fonts_destroy(fonts);
    return folder;
}
#define WITHOUT(...) folder_without((const char *const[]){__VA_ARGS__, NULL})

static TextEngine *engine_in(const char *folder) {
    TextEngine *text = NULL;
    Err err = {0};
    if (!text_create(folder, &text, &err)) abort();
    return text;
}

static void every_font_of_the_table_is_there(void) {
    FontSet *fonts = NULL;
    FontState state;
    Err err = {0};
    REQUIRE(fonts_open("/usr/share/fonts", &fonts, &err));
    size_t count = 0;
    for (; fonts_state(fonts, count, &state); count++) {
        if (!CHECK(state.found)) printf("    %s\n", state.file);
        CHECK(*state.script && *state.package && !state.instead);
    }
    CHECK(count > 40);
    CHECK(!fonts_next_missing(fonts, &state));
    fonts_destroy(fonts);
}

static void where_a_font_is_missing_the_next_best_is_shown(void) {
    TextEngine *text = engine_in(WITHOUT("Nastaliq", "NotoSansThai-Bold"));
    TextRequest r = lay_request("بالی عمل", "ur", 0, 0);
    CHECK_INT(text_layout(text, &r)->missing, 0);
    r = lay_request("ไทย", "th", 0, 0);
    uint16_t regular = text_layout(text, &r)->lines[0].glyphs[0].face;
    r.style.weight = WEIGHT_BOLD;
    CHECK_INT(text_layout(text, &r)->missing, 0);
    CHECK_INT(text_layout(text, &r)->lines[0].glyphs[0].face, regular);
    FontState state;
    size_t missing = 0;
    for (size_t i = 0; fonts_state(text_fonts(text), i, &state); i++) {
        if (state.found) continue;
        missing++;
        REQUIRE(state.instead);
        CHECK_STR(state.instead, strstr(state.file, "Thai")    ? "truetype/noto/NotoSansThai-Regular.ttf"
                                 : strstr(state.file, "-Bold") ? "truetype/noto/NotoSansArabic-Bold.ttf"
                                                               : "truetype/noto/NotoSansArabic-Regular.ttf");
    }
    CHECK_INT(missing, 3);
    text_destroy(text);
}

static void the_operator_is_told_of_a_missing_font_once_and_when_it_is_needed(void) {
    TextEngine *text = engine_in(WITHOUT("Khmer", "NotoSansThai-Bold", "CJK"));
    char sentence[300];
    lay_text(text, "Plenary", 0, 0);
    CHECK(!text_next_missing_font(text, sentence, sizeof sentence));
    TextRequest r = lay_request("កម្ពុជា", "km", 0, 0);
    CHECK(text_layout(text, &r)->missing > 0);
    REQUIRE(text_next_missing_font(text, sentence, sizeof sentence));
    CHECK_STR(
        sentence,
        "the font NotoSansKhmer-Regular.ttf is missing (package fonts-noto-core): Khmer is shown as boxes");
    REQUIRE(text_next_missing_font(text, sentence, sizeof sentence));
    CHECK_CONTAINS(sentence, "NotoSansKhmer-Bold.ttf");
    CHECK(!text_next_missing_font(text, sentence, sizeof sentence));
    r = lay_request("ไทย", "th", 0, 0);
    r.style.weight = WEIGHT_DISPLAY;
    text_layout(text, &r);
    REQUIRE(text_next_missing_font(text, sentence, sizeof sentence));
    CHECK_STR(sentence,
              "the font NotoSansThai-Bold.ttf is missing (package fonts-noto-core): Thai is shown in "
              "NotoSansThai-Regular.ttf");
    // One file serves many languages.
    r = lay_request("中文", "zh-Hant", 0, 0);
    text_layout(text, &r);
    REQUIRE(text_next_missing_font(text, sentence, sizeof sentence));
    CHECK_CONTAINS(sentence, "(package fonts-noto-cjk): Han (zh-Hant) is shown as boxes");
    while (text_next_missing_font(text, sentence, sizeof sentence))
        CHECK_CONTAINS(sentence, "CJK-Bold");
    r = lay_request("かな", "ja", 0, 0);
    text_layout(text, &r);
    CHECK(!text_next_missing_font(text, sentence, sizeof sentence));
    text_destroy(text);
}

static void a_letter_tells_the_package_that_has_it(void) {
    FontSet *fonts = NULL;
    Err err = {0};
    REQUIRE(fonts_open(WITHOUT("Khmer"), &fonts, &err));
    CHECK_STR(fonts_script_of(0x1780), "Khmer");
    CHECK_STR(fonts_package_for(fonts, 0x1780), "fonts-noto-core");
    CHECK(!fonts_package_for(fonts, 0xE01)); // Thai's are there
    CHECK_STR(fonts_script_of(0x10600), "Linear_A");
    CHECK(!fonts_package_for(fonts, 0x10600));
    fonts_destroy(fonts);
}

static void the_command_lists_each_font_and_fails_where_one_is_missing(void) {
    Run run;
    PROGRAM_RUN(&run, "fonts");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "truetype/noto/NotoSansKhmer-Bold.ttf");
    CHECK_CONTAINS(run.out, "0 missing");
    setenv("BALAI_FONTS", WITHOUT("Khmer", "InterDisplay"), 1);
    PROGRAM_RUN(&run, "fonts");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.out, "MISSING  Khmer");
    CHECK_CONTAINS(run.out, "NotoSansKhmer-Regular.ttf (shown instead: boxes)");
    CHECK_CONTAINS(run.out, "InterDisplay-Bold.otf (shown instead: opentype/inter/Inter-Bold.otf)");
    CHECK_CONTAINS(run.out, "3 missing");
    PROGRAM_RUN(&run, "fonts", "--json");
    CHECK_INT(run.code, 1);
    JsonDoc *doc = NULL;
    JsonPlace place;
    Err err = {0};
    REQUIRE(json_parse(run.out, strlen(run.out), &doc, &place, &err));
    CHECK(json_size(json_get(json_root(doc), "fonts")) > 40);
    json_destroy(doc);
    setenv("BALAI_FONTS", "/nowhere", 1);
    PROGRAM_RUN(&run, "fonts");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.out, "Inter-Regular.otf (shown instead: boxes)");
    PROGRAM_RUN(&run, "fonts", "--all");
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "usage: balai fonts");
    unsetenv("BALAI_FONTS");
}

static void check_names_the_package_of_a_missing_font_once(void) {
    Run run;
    setenv("BALAI_FONTS", WITHOUT("Khmer"), 1);
    AUTO_FREE char *bundle =
        bundle_text("\"venue\": {\"name\": {\"en\": \"Hall\", \"km\": \"សាល\"}}, "
                    "\"notices\": [{\"id\": \"n\", \"title\": {\"en\": \"a\", \"km\": \"ក\"}}]");
    const char *path = test_write("bundle.json", bundle, strlen(bundle));
    PROGRAM_RUN(&run, "check", path);
    unsetenv("BALAI_FONTS");
    CHECK_CONTAINS(run.out, "this machine lacks the font of the script Khmer");
    CHECK_CONTAINS(run.out, "the package fonts-noto-core has it");
    char *first = strstr(run.out, "lacks the font");
    CHECK(first && !strstr(first + 1, "lacks the font"));
}

TEST_MAIN(TEST(every_font_of_the_table_is_there), TEST(where_a_font_is_missing_the_next_best_is_shown),
          TEST(the_operator_is_told_of_a_missing_font_once_and_when_it_is_needed),
          TEST(a_letter_tells_the_package_that_has_it),
          TEST(the_command_lists_each_font_and_fails_where_one_is_missing),
          TEST(check_names_the_package_of_a_missing_font_once))
