// Codes on the real screens: what a phone reads off them, and what stands there where there is none.
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "app/state.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "cli/headless.h"
#include "picture/picture.h"
#include "scan.h"
#include "screens/common.h"
#include "stand.h"
#include "test.h"

static const char content[] = BALAI_SOURCE_DIR "/content/bali-process";
static const char plenary[] = "session/plenary-region-in-motion";
static Err err;

typedef struct Panel {
    int width, height;
    double width_mm;
} Panel;

static const Panel inches_7 = {800, 480, 154}, inches_21 = {1920, 1080, 476}, inches_55 = {3840, 2160, 1218};

static bool begin(Headless *headless, const Panel *panel, const char *screen) {
    Options options = {.content = content,
                       .screen = screen,
                       .now = "2026-11-24T10:42",
                       .width = panel->width,
                       .height = panel->height,
                       .width_mm = panel->width_mm,
                       .aids.still = true};
    return headless_init(headless, &options, &err) && headless_settle(headless);
}

static void open(Headless *headless, Action action, const char *argument) {
    visit_act(headless->app, action, argument, headless->time_us);
    headless_settle(headless);
}

// The code that is not under a sheet's veil: the last. NULL where there is none.
static const DrawCommand *find_code(const DrawList *list) {
    for (size_t i = list->count; i-- > 0;)
        if (list->commands[i].kind == DRAW_CODE) return &list->commands[i];
    return NULL;
}

static char *read_panel(Headless *headless) {
    char path[600];
    snprintf(path, sizeof path, "%s/panel.png", test_folder());
    if (!CHECK(headless_write_png(headless, path, &err))) return strdup("");
    return scan_picture(path);
}

static void check_time(struct icaltimetype time, const char *want) {
    CHECK_STR(icaltime_as_ical_string(time), want);
}

// The plenary, as a calendar takes it.
static void check_plenary(const char *read) {
    icalcomponent *calendar = icalparser_parse_string(read);
    if (!CHECK(calendar)) return;
    CHECK(icalrestriction_check(calendar));
    icalcomponent *entry = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    if (CHECK(entry)) {
        CHECK_STR(icalcomponent_get_summary(entry), "Ministerial plenary: a region in motion");
        CHECK_CONTAINS(icalcomponent_get_location(entry), "Plenary Hall");
        check_time(icalcomponent_get_dtstart(entry), "20261124T020000Z");
        check_time(icalcomponent_get_dtend(entry), "20261124T040000Z");
    }
    icalcomponent_free(calendar);
    icalmemory_free_ring();
}

static void where_no_word_has_room_beside_a_code_it_stands_alone(void) {
    Headless headless;
    Options options = {.content = content,
                       .screen = plenary,
                       .now = "2026-11-24T10:42",
                       .width = 480,
                       .height = 800,
                       .width_mm = 93,
                       .aids = {.still = true, .reach = true}};
    REQUIRE(headless_init(&headless, &options, &err) && headless_settle(&headless));
    open(&headless, ACT_SHEET, sheet_argument(SHEET_TAKE));
    const DrawList *list = app_list(headless.app);
    for (size_t i = 0; i < list->area_count; i++)
        CHECK(strcmp(list->areas[i].name, "take") != 0);
    AUTO_FREE char *read = read_panel(&headless);
    check_plenary(read);
    headless_finish(&headless);
}

static void a_calendar_takes_a_session_from_the_sheet_of_the_smallest_panel(void) {
    Headless headless;
    REQUIRE(begin(&headless, &inches_7, plenary));
    CHECK(!find_code(app_list(headless.app)));
    open(&headless, ACT_SHEET, sheet_argument(SHEET_TAKE));
    AUTO_FREE char *read = read_panel(&headless);
    check_plenary(read);
    headless_finish(&headless);
}

static void a_calendar_takes_a_session_from_its_page(void) {
    const Panel *panels[] = {&inches_21, &inches_55};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        Headless headless;
        REQUIRE(begin(&headless, panels[i], plenary));
        AUTO_FREE char *read = read_panel(&headless);
        check_plenary(read);
        headless_finish(&headless);
    }
}

enum {
    CELL = 300, // px, for a code with what is around it
    COLUMNS = 6,
    ROWS = 3,
    AROUND = 16, // px of the screen around a code
    TEXT_BYTES = 1000
};

// Codes cut out of many screens, read in one go.
typedef struct Cuttings {
    uint32_t *pixels; // COLUMNS * CELL by ROWS * CELL
    int count;
    char texts[COLUMNS * ROWS][TEXT_BYTES];
    int read; // in all
} Cuttings;

static void read_cuttings(Cuttings *cuttings) {
    char path[600];
    snprintf(path, sizeof path, "%s/cuttings.png", test_folder());
    REQUIRE(picture_write_png(path, cuttings->pixels, COLUMNS * CELL, ROWS * CELL, COLUMNS * CELL, &err));
    AUTO_FREE char *read = scan_picture(path);
    for (int i = 0; i < cuttings->count; i++)
        cuttings->read += CHECK_CONTAINS(read, cuttings->texts[i]);
    cuttings->count = 0;
    memset(cuttings->pixels, 0, sizeof *cuttings->pixels * COLUMNS * CELL * ROWS * CELL);
}

// Cuts the code out of what is on screen.
static void cut(Cuttings *cuttings, Headless *headless) {
    const DrawCommand *code = find_code(app_list(headless->app));
    const Surface *from = &headless->display.surface;
    if (!CHECK(code)) return;
    Rect box = rect_intersect(rect_inset(code->box, -AROUND), (Rect){0, 0, from->width, from->height});
    if (!CHECK(box.w <= CELL && box.h <= CELL)) return;
    uint32_t *to = cuttings->pixels + cuttings->count / COLUMNS * CELL * COLUMNS * CELL +
                   cuttings->count % COLUMNS * CELL;
    for (int y = 0; y < box.h; y++)
        memcpy(to + y * COLUMNS * CELL, from->pixels + (box.y + y) * from->stride_px + box.x,
               sizeof *to * (size_t)box.w);
    snprintf(cuttings->texts[cuttings->count++], TEXT_BYTES, "%s", code->text);
    if (cuttings->count == COLUMNS * ROWS) read_cuttings(cuttings);
}

// Opens all of a screen, each as a place of its own.
static void cut_all(Cuttings *cuttings, Headless *headless, ScreenId screen) {
    const ScreenRow *row = screen_row(screen);
    const Bundle *bundle = app_bundle(headless->app);
    char buffer[ID_SIZE], address[ID_SIZE + 20];
    const char *id;
    for (size_t i = 0; (id = row->id_at(bundle, i, buffer, sizeof buffer)); i++) {
        const Session *session = screen == SCREEN_SESSION ? bundle_session(bundle, id) : NULL;
        snprintf(address, sizeof address, "%s/%s", row->name, id);
        open(headless, ACT_SECTION, address);
        if (session && session->status == SESSION_CANCELLED)
            CHECK(!find_code(app_list(headless->app)));
        else
            cut(cuttings, headless);
    }
}

static void every_code_on_every_screen_is_read(void) {
    AUTO_FREE Cuttings *cuttings = calloc(1, sizeof *cuttings);
    AUTO_FREE uint32_t *pixels = calloc((size_t)COLUMNS * CELL * ROWS * CELL, sizeof *pixels);
    Headless headless;
    REQUIRE(cuttings && pixels && begin(&headless, &inches_21, "home"));
    cuttings->pixels = pixels;
    static const ScreenId screens[] = {SCREEN_SESSION, SCREEN_CONTACT, SCREEN_MEETING, SCREEN_DOCUMENT};
    for (size_t i = 0; i < COUNT_OF(screens); i++)
        cut_all(cuttings, &headless, screens[i]);
    const Bundle *bundle = app_bundle(headless.app);
    open(&headless, ACT_SECTION, "meetings/all");
    for (size_t i = 0; i < bundle->meeting_count; i++) {
        open(&headless, ACT_SELECT, bundle->meetings[i].id);
        cut(cuttings, &headless);
        CHECK_CONTAINS(find_code(app_list(headless.app))->text, bundle->meetings[i].title.variants[0].string);
    }
    read_cuttings(cuttings);
    CHECK(cuttings->read > 100);
    headless_finish(&headless);
}

static bool stand_begin(Stand *stand, const char *bundle, const char *screen) {
    return stand_init(stand,
                      &(StandConfig){.content = bundle, .screen = screen, .width = 1920, .height = 1080}) &&
           stand_settle(stand);
}

static void what_no_code_holds_has_a_sentence(void) {
    char rest[2000], address[1200];
    memset(address, 'a', sizeof address);
    address[sizeof address - 1] = 0;
    snprintf(rest, sizeof rest,
             "\"contacts\": [{\"id\": \"office\", \"name\": \"Office\", \"email\": \"%s\"}]", address);
    AUTO_FREE char *bundle = bundle_text(rest);
    Stand stand;
    REQUIRE(stand_begin(&stand, bundle, "contact/office"));
    CHECK(!find_code(app_list(stand.app)));
    CHECK(!stand_has(&stand, "take"));
    CHECK(stand_says(&stand, "Take a picture of the screen instead."));
    stand_finish(&stand);
}

static void a_title_too_long_for_a_code_is_cut(void) {
    char title[1900], rest[2200];
    for (size_t i = 0; i < sizeof title; i++)
        title[i] = i % 9 == 8 ? ' ' : 'k';
    title[sizeof title - 1] = 0;
    snprintf(rest, sizeof rest, "\"meetings\": [{\"id\": \"long\", \"title\": \"%s\"}]", title);
    AUTO_FREE char *bundle = bundle_text(rest);
    Stand stand;
    REQUIRE(stand_begin(&stand, bundle, "meeting/long"));
    const DrawCommand *code = find_code(app_list(stand.app));
    REQUIRE(code);
    CHECK(strlen(code->text) <= LIMIT_CODE_BYTES);
    CHECK_CONTAINS(code->text, "kkkkkkkk…");
    REQUIRE(stand_tap(&stand, "take"));
    stand_settle(&stand);
    CHECK(stand_has(&stand, "sheet/close"));
    stand_finish(&stand);
}

static void a_document_with_an_address_opens_it(void) {
    AUTO_FREE char *bundle = bundle_text("\"documents\": [{\"id\": \"plan\", \"title\": \"Plan\","
                                         " \"url\": \"https://example.org/plan.pdf\"},"
                                         " {\"id\": \"news\", \"title\": \"News\"}]");
    Stand stand;
    REQUIRE(stand_begin(&stand, bundle, "document/plan"));
    REQUIRE(find_code(app_list(stand.app)));
    CHECK_STR(find_code(app_list(stand.app))->text, "https://example.org/plan.pdf");
    CHECK(stand_says(&stand, "internet"));
    REQUIRE(stand_tap(&stand, "document/after"));
    stand_settle(&stand);
    REQUIRE(find_code(app_list(stand.app)));
    CHECK_STR(find_code(app_list(stand.app))->text, "News");
    CHECK(!stand_says(&stand, "internet"));
    stand_finish(&stand);
}

static void a_cancelled_session_is_not_taken_along(void) {
    AUTO_FREE char *bundle =
        bundle_text("\"agenda\": [{\"id\": \"off\", \"title\": \"Off\", \"status\": \"cancelled\","
                    " \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T12:00\"}]");
    Stand stand;
    REQUIRE(stand_begin(&stand, bundle, "session/off"));
    CHECK(!find_code(app_list(stand.app)));
    CHECK(!stand_has(&stand, "take"));
    stand_finish(&stand);
}

TEST_MAIN(TEST(where_no_word_has_room_beside_a_code_it_stands_alone),
          TEST(a_calendar_takes_a_session_from_the_sheet_of_the_smallest_panel),
          TEST(a_calendar_takes_a_session_from_its_page), TEST(every_code_on_every_screen_is_read),
          TEST(what_no_code_holds_has_a_sentence), TEST(a_title_too_long_for_a_code_is_cut),
          TEST(a_document_with_an_address_opens_it), TEST(a_cancelled_session_is_not_taken_along))
