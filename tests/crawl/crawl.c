// Taps every target that can be reached from home, breadth first, and reads everything on the way:
//
//   crawl BUNDLE.json WIDTHxHEIGHT WIDTH_MM
//
// prints, tab-separated: "place ADDRESS TOUCHES", the lines read there ("stream AREA", "line TEXT"), and
// "fault ADDRESS WHAT" for what a visitor would be angry about. seen.mjs compares what was read with the
// bundle. A touch is a tap; scrolling is free. Places are entered from home by their shortest way.
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "finger.h"
#include "reading.h"
#include "stand.h"

enum {
    TOUCHES_MOST = 4,
    NAME_SIZE = 128,
    ADDRESS_SIZE = 400,
    DRAGS_MOST = 400,  // one more and a list has no end
    PLACES_MOST = 5000 // one more and the way goes round in circles
};

// Where a list was dragged to at a place.
typedef struct Spot {
    char area[NAME_SIZE]; // "" nowhere
    bool back;
    int drags;
} Spot;

typedef struct Touch {
    char name[NAME_SIZE], argument[NAME_SIZE];
    int action;
    bool slides;
} Touch;

typedef struct Reached {
    char address[ADDRESS_SIZE];
    size_t from; // the place before it
    Spot spot;   // of that place, where
    Touch touch; // leads here
    int touches; // from home
} Reached;

typedef struct Crawl {
    Stand stand;
    Reached *places;
    size_t count, at;
    bool here;      // the kiosk stands at places[at], as it was entered
    uint64_t *done; // hashes of touches made and lists read
    size_t done_count;
    size_t touches, faults;
} Crawl;

static const View *view_of(const Crawl *c) {
    return app_view(c->stand.app);
}

static const DrawList *list_of(const Crawl *c) {
    return app_list(c->stand.app);
}

static void fault(Crawl *c, const char *what, const char *name) {
    c->faults++;
    printf("fault\t%s\t%s%s%s\n", c->places[c->at].address, what, name ? " " : "", name ? name : "");
}

// The screen and what stands behind its slash, without what is chosen on it.
static void write_screen(const View *view, char *address, size_t size) {
    char day[16];
    bool dated = view->screen == SCREEN_AGENDA || view->screen == SCREEN_ROOMS;
    const char *id = dated ? screen_day_id(view->day, day) : view->id;
    snprintf(address, size, "%s%s%s", screen_row(view->screen)->name, *id ? "/" : "", id);
}

static void write_address(const View *view, char *address, size_t size) {
    write_screen(view, address, size);
    size_t length = strlen(address);
    const char *parts[][2] = {
        {" selected=", view->selected}, {" room=", view->room}, {" track=", view->track}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i][1])
            length += (size_t)snprintf(address + length, size - length, "%s%s", parts[i][0], parts[i][1]);
    // Whatever was typed: results are places of their own.
    if (*view->query) length += (size_t)snprintf(address + length, size - length, " typed");
    if (view->keys) length += (size_t)snprintf(address + length, size - length, " keys=%d", view->keys);
    if (view->page) length += (size_t)snprintf(address + length, size - length, " page=%d", view->page);
    if (view->sheet) snprintf(address + length, size - length, " sheet=%d", (int)view->sheet);
}

// True the first time.
static bool is_new(Crawl *c, uint64_t hash) {
    for (size_t i = 0; i < c->done_count; i++)
        if (c->done[i] == hash) return false;
    c->done = realloc(c->done, (c->done_count + 1) * sizeof *c->done);
    if (!c->done) abort();
    c->done[c->done_count++] = hash;
    return true;
}

static bool tap_named(Crawl *c, const char *name, const char *argument) {
    size_t index = finger_find(list_of(c), name, argument);
    Point at;
    if (index == list_of(c)->target_count || !finger_reach(list_of(c), index, &at)) return false;
    finger_tap(&c->stand, at);
    c->touches++;
    return true;
}

static bool is_scrolled(const View *view) {
    for (int i = 0; i < view->scrolls.count; i++)
        if (scroll_offset(&view->scrolls.scrolls[i])) return true;
    return false;
}

// Home is one touch from everywhere; a sheet is closed first. Home itself begins anew when it is come back
// to.
static bool go_home(Crawl *c) {
    if (view_of(c)->sheet && !tap_named(c, "sheet/close", NULL)) {
        fault(c, "its sheet cannot be closed", NULL);
        return false;
    }
    if (view_of(c)->screen == SCREEN_HOME && is_scrolled(view_of(c)) && !tap_named(c, "nav/agenda", NULL) &&
        !tap_named(c, "nav/language", NULL)) // which is always there
        return false;
    if (view_of(c)->screen == SCREEN_HOME) return true;
    if (tap_named(c, "nav/home", NULL) && view_of(c)->screen == SCREEN_HOME) return true;
    char address[ADDRESS_SIZE];
    write_address(view_of(c), address, sizeof address);
    fault(c, "home is not one touch from", address);
    return false;
}

static bool go_to_spot(Crawl *c, const Spot *spot) {
    for (int i = 0; i < spot->drags; i++)
        if (!finger_drag(&c->stand, spot->area, spot->back)) return false;
    return true;
}

static bool is_at(const Crawl *c, size_t place) {
    char address[ADDRESS_SIZE];
    write_address(view_of(c), address, sizeof address);
    return !strcmp(address, c->places[place].address);
}

static bool follow(Crawl *c, size_t place) {
    const Reached *p = &c->places[place];
    if (place == 0) return go_home(c);
    return follow(c, p->from) && go_to_spot(c, &p->spot) && tap_named(c, p->touch.name, p->touch.argument);
}

// Walks there from home, unless it is there already.
static bool enter(Crawl *c, size_t place) {
    if (c->here && c->at == place) return true;
    c->here = follow(c, place) && is_at(c, place);
    c->at = place;
    if (!c->here) fault(c, "the same touches do not lead here again", NULL);
    return c->here;
}

static bool return_to(Crawl *c, size_t place, const Spot *spot, const View *view) {
    c->here = false;
    if (!enter(c, place)) return false;
    if (spot->drags) c->here = false;
    if (go_to_spot(c, spot) && finger_same_view(view_of(c), view)) return true;
    fault(c, "is not the same when it is come back to", NULL);
    return false;
}

static void note_place(Crawl *c, size_t from, const Spot *spot, const Touch *touch) {
    Reached place = {.from = from, .spot = *spot, .touch = *touch, .touches = c->places[from].touches + 1};
    write_address(view_of(c), place.address, sizeof place.address);
    if (!is_new(c, hash_str(HASH_START, place.address))) return;
    c->places = realloc(c->places, (c->count + 1) * sizeof *c->places);
    if (!c->places) abort();
    c->places[c->count++] = place;
    char screen[ADDRESS_SIZE];
    write_screen(view_of(c), screen, sizeof screen);
    if (is_new(c, hash_str(1, screen)) && place.touches > TOUCHES_MOST)
        fault(c, "is more than four touches from home, the last of which is here:", screen);
}

// After a touch that opened something: "back" must lead to the very place that was left. From home the way
// back leads through the list of what was opened.
static bool comes_back(Crawl *c, const View *view) {
    const char *back = NULL;
    for (size_t i = 0; i < list_of(c)->target_count; i++)
        if (list_of(c)->targets[i].action == ACT_BACK) back = list_of(c)->targets[i].name;
    char name[NAME_SIZE], screen[ADDRESS_SIZE];
    write_screen(view_of(c), screen, sizeof screen);
    snprintf(name, sizeof name, "%s", back ? back : "");
    if (!back || !tap_named(c, name, NULL)) {
        if (screen_row(view_of(c)->screen)->id_at && view->screen != SCREEN_HOME)
            fault(c, "there is no way back from", screen);
        return false;
    }
    if (finger_same_view(view_of(c), view)) return true;
    if (view->screen != SCREEN_HOME) fault(c, "back does not come back here, or not as it was, from", screen);
    return false;
}

static void slide(Crawl *c, const Touch *touch) {
    bool exact = true;
    if (!finger_slide(&c->stand, touch->name, &exact))
        fault(c, "a finger over it moves nothing:", touch->name);
    if (!exact) fault(c, "not every place of it leads where it says:", touch->name);
}

static void touch_one(Crawl *c, size_t place, const Spot *spot, const Touch *touch) {
    View before = *view_of(c);
    c->here = false;
    c->touches++;
    if (touch->slides) {
        slide(c, touch);
    } else if (!tap_named(c, touch->name, touch->argument)) {
        fault(c, "has moved away from under the finger:", touch->name);
    } else if (finger_same_view(view_of(c), &before)) {
        fault(c, "nothing happens when this is touched:", touch->name);
    } else {
        note_place(c, place, spot, touch);
        if (touch->action == ACT_OPEN && comes_back(c, &before)) return;
    }
    return_to(c, place, spot, &before);
}

// The same navigation stands on every screen of a kind; it is touched once.
static bool is_worth_it(Crawl *c, const Touch *touch) {
    char screen[ADDRESS_SIZE];
    const View *view = view_of(c);
    bool everywhere = !strncmp(touch->name, "nav/", 4);
    write_screen(view, screen, sizeof screen);
    uint64_t hash = hash_str(2, everywhere ? screen_row(view->screen)->name : screen);
    hash = hash_str(hash_str(hash_int(hash, view->sheet), touch->name), touch->argument);
    // An aid or a language changes every screen, and stays: unit tests and visits choose them.
    bool stays = touch->action == ACT_AID || touch->action == ACT_LANGUAGE;
    return touch->action != ACT_NONE && !stays && is_new(c, hash);
}

// A finger that comes down on one of two targets of a name presses both.
static void check_names(Crawl *c, const DrawList *list) {
    Point at;
    for (size_t i = 0; i < list->target_count; i++)
        for (size_t k = i + 1; k < list->target_count; k++)
            if (!strcmp(list->targets[i].name, list->targets[k].name) && finger_reach(list, i, &at) &&
                finger_reach(list, k, &at))
                fault(c, "two targets have the same name:", list->targets[i].name);
}

static size_t reachable(Crawl *c, Touch **ret_touches) {
    const DrawList *list = list_of(c);
    Touch *touches = calloc(list->target_count + 1, sizeof *touches);
    if (!touches) abort();
    size_t count = 0;
    Point at;
    for (size_t i = 0; i < list->target_count; i++) {
        const Target *target = &list->targets[i];
        if (!finger_reach(list, i, &at)) continue;
        Touch *touch = &touches[count];
        snprintf(touch->name, sizeof touch->name, "%s", target->name);
        snprintf(touch->argument, sizeof touch->argument, "%s", target->argument ? target->argument : "");
        touch->action = target->action;
        touch->slides = target->stop_count > 0;
        if (is_worth_it(c, touch)) count++;
    }
    *ret_touches = touches;
    return count;
}

static void touch_all(Crawl *c, size_t place, const Spot *spot) {
    Touch *touches;
    size_t count = reachable(c, &touches);
    for (size_t i = 0; i < count; i++)
        touch_one(c, place, spot, &touches[i]);
    free(touches);
}

static bool is_unread(Crawl *c, const char *area) {
    char screen[ADDRESS_SIZE];
    View view = *view_of(c);
    view.selected[0] = 0;
    write_address(&view, screen, sizeof screen);
    return is_new(c, hash_str(hash_str(reading_area_hash(list_of(c), area) ^ 3, screen), area));
}

static void read_along(Crawl *c, size_t place, Reading *reading, const char *area, bool back) {
    Spot spot = {.back = back};
    snprintf(spot.area, sizeof spot.area, "%s", area);
    if (!enter(c, place)) return;
    while (finger_drag(&c->stand, area, back)) {
        c->here = false;
        if (++spot.drags == DRAGS_MOST) {
            fault(c, "has no end:", area);
            return;
        }
        reading_add(reading, list_of(c));
        touch_all(c, place, &spot);
    }
}

static void check_ways_out(Crawl *c) {
    size_t count = list_of(c)->target_count;
    if (view_of(c)->sheet || view_of(c)->screen == SCREEN_HOME) return;
    if (finger_find(list_of(c), "nav/home", NULL) == count) fault(c, "home is not one touch away", NULL);
}

// The second touch chooses one. A sheet is closed first; the screen of languages itself is there.
static void check_languages(Crawl *c) {
    const DrawList *list = list_of(c);
    const char *wanted = screen_row(SCREEN_LANGUAGE)->name;
    Point at;
    if (view_of(c)->sheet || view_of(c)->screen == SCREEN_LANGUAGE) return;
    for (size_t i = 0; i < list->target_count; i++)
        if (list->targets[i].argument && !strcmp(list->targets[i].argument, wanted) &&
            finger_reach(list, i, &at))
            return;
    fault(c, "another language is not two touches away", NULL);
}

static void print_reading(const Crawl *c, size_t place, const Reading *reading) {
    printf("place\t%s\t%d\n", c->places[place].address, c->places[place].touches);
    for (size_t i = 0; i < reading->count; i++) {
        printf("stream\t%s\n", reading->streams[i].area);
        for (size_t k = 0; k < reading->streams[i].count; k++)
            printf("line\t%s\n", reading->streams[i].lines[k].text);
    }
}

static void explore(Crawl *c, size_t place) {
    char areas[UI_SCROLLS_MAX + 4][NAME_SIZE];
    Reading reading = {0};
    if (!enter(c, place)) return;
    check_ways_out(c);
    check_languages(c);
    check_names(c, list_of(c));
    reading_add(&reading, list_of(c));
    size_t area_count = 0;
    for (size_t i = 0; i < list_of(c)->area_count && area_count < sizeof areas / sizeof *areas; i++)
        if (is_unread(c, list_of(c)->areas[i].name))
            snprintf(areas[area_count++], NAME_SIZE, "%s", list_of(c)->areas[i].name);
    touch_all(c, place, &(Spot){0});
    for (size_t i = 0; i < area_count; i++) {
        read_along(c, place, &reading, areas[i], true);
        read_along(c, place, &reading, areas[i], false);
    }
    print_reading(c, place, &reading);
    reading_finish(&reading);
}

// What the loop says before anybody touches it.
static void read_loop(Crawl *c) {
    enum {
        LOOP_S = 120
    };
    Reading reading = {0};
    for (int i = 0; i < LOOP_S; i++) {
        stand_advance(&c->stand, 1000000);
        reading_add(&reading, list_of(c));
    }
    print_reading(c, 0, &reading);
    reading_finish(&reading);
}

static int64_t at_rest(void *ctx) {
    return ((const Stand *)ctx)->start_s;
}

static bool show_nothing(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    (void)ctx, (void)from, (void)to, (void)how, (void)err;
    return true;
}

// The kiosk, its wall clock at 10:42 for ever, so that a place is the same each time.
static bool set_up(Crawl *c, const char *content, const char *folder, int width, int height,
                   double width_mm) {
    StandConfig config = {.content = content, .folder = folder, .width = width, .height = height};
    if (!stand_init(&c->stand, &config)) {
        fprintf(stderr, "crawl: %s\n", c->stand.err.message);
        return false;
    }
    c->stand.clock.unix_s = at_rest;
    c->stand.display.compose = show_nothing;
    app_set_display(c->stand.app, &c->stand.display, width, height, width_mm);
    c->places = calloc(1, sizeof *c->places);
    if (!c->places) abort();
    snprintf(c->places[0].address, ADDRESS_SIZE, "attract");
    c->count = 1;
    return true;
}

static void crawl(Crawl *c) {
    read_loop(c);
    stand_tap_at(&c->stand, list_of(c)->width / 2, list_of(c)->height / 2);
    stand_settle(&c->stand);
    if (!go_home(c)) return;
    write_address(view_of(c), c->places[0].address, ADDRESS_SIZE);
    is_new(c, hash_str(HASH_START, c->places[0].address));
    for (size_t i = 0; i < c->count && i < PLACES_MOST; i++)
        explore(c, i);
    if (c->count > PLACES_MOST) fault(c, "is one of too many places", NULL);
    printf("crawled\t%zu\t%zu\t%zu\n", c->count, c->touches, c->faults);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *text = NULL;
    size_t size = 0, got;
    do {
        text = realloc(text, size + 65537);
        if (!text) abort();
        got = fread(text + size, 1, 65536, file);
        size += got;
    } while (got);
    text[size] = 0;
    fclose(file);
    return text;
}

int main(int argc, char **argv) {
    int width, height;
    if (argc != 4 || sscanf(argv[2], "%dx%d", &width, &height) != 2) {
        fprintf(stderr, "usage: crawl BUNDLE.json WIDTHxHEIGHT WIDTH_MM\n");
        return 2;
    }
    char *content = read_file(argv[1]), *folder = dirname(argv[1]);
    static Crawl c;
    if (!content || !set_up(&c, content, folder, width, height, strtod(argv[3], NULL))) return 2;
    crawl(&c);
    stand_finish(&c.stand);
    free(c.places);
    free(c.done);
    free(content);
    return 0;
}
