#include "sketch.h"

#include <stdio.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include "app/images.h"
#include "lay.h"
#include "model/load.h"
#include "model/zone.h"
#include "os/fs.h"
#include "paint/painter.h"
#include "picture/picture.h"
#include "test.h"

const SketchPanel sketch_panels[] = {{"21inch", 1920, 1080, 476},
                                     {"10inch", 1280, 800, 217},
                                     {"7inch", 800, 480, 154},
                                     {"4inch", 480, 800, 93},
                                     {"upright", 1080, 1920, 300}};
const size_t sketch_panel_count = sizeof sketch_panels / sizeof *sketch_panels;

static const char content[] = BALAI_SOURCE_DIR "/content/bali-process";
static const int64_t tuesday_1042_s = 1795488120; // 2026-11-24T10:42:00+08:00

static PictureState look(void *ctx, const char *name, Rect box, Rect *ret_seen) {
    (void)ctx, (void)name;
    *ret_seen = box;
    return PICTURE_THERE;
}

static void must(bool done, const Err *err) {
    if (done) return;
    printf("no sketch: %s\n", err->message);
    exit(1);
}

void sketch_init(Sketch *sketch, const char *lang) {
    static const LanguageFiles files = {.assets_folder = BALAI_ASSETS_DIR};
    LanguageFiles own = files;
    Err err = {0};
    own.fs = os_fs();
    *sketch = (Sketch){.text = lay_engine()};
    must(bundle_load(os_fs(), content, NULL, &sketch->bundle, &err), &err);
    must(language_open(&own, lang, NULL, NULL, &sketch->language, &err), &err);
    must(keyboard_create_english(&sketch->keyboard, &err), &err);
    sketch->languages =
        language_list_create(&own, sketch->bundle->languages.ids, sketch->bundle->languages.count);
    theme_init(&sketch->theme);
    list_init(&sketch->list);
    sketch->stage = (Stage){.bundle = sketch->bundle,
                            .view = &sketch->view,
                            .keyboard = sketch->keyboard,
                            .pictures = {NULL, look},
                            .languages = sketch->languages,
                            .aids = &sketch->aids,
                            .usual_aids = &sketch->aids,
                            .aids_range = &sketch->range};
    stage_set_clock(&sketch->stage, STAGE_CLOCK_CERTAIN, tuesday_1042_s,
                    zone_local(sketch->bundle->zone, tuesday_1042_s));
}

void sketch_finish(Sketch *sketch) {
    list_finish(&sketch->list);
    language_list_destroy(sketch->languages);
    language_close(sketch->language);
    keyboard_destroy(sketch->keyboard);
    text_destroy(sketch->text);
    bundle_destroy(sketch->bundle);
}

void sketch_open(Sketch *sketch, const char *address) {
    Err err = {0};
    must(screen_find(sketch->bundle, address, sketch->stage.now_s, &sketch->view, &err), &err);
}

void sketch_draw(Sketch *sketch, const SketchPanel *panel) {
    const ScreenRow *row = screen_row(sketch->view.screen);
    Metrics metrics = metrics_for(panel->width, panel->height, panel->width_mm);
    text_begin_frame(sketch->text);
    sketch->range = aids_range(&sketch->aids, metrics, 0);
    list_begin(&sketch->list, panel->width, panel->height, metrics.px_per_mm,
               sketch->theme.colours[row->night ? T_NIGHT_GROUND : T_GROUND]);
    sketch->list.mirrored = sketch->language->rtl;
    Ui ui = {.list = &sketch->list,
             .text = sketch->text,
             .messages = sketch->language->messages,
             .dates = sketch->language->dates,
             .theme = &sketch->theme,
             .lang = &sketch->language->chain,
             .metrics = metrics,
             .scrolls = &sketch->view.scrolls,
             .night = row->night};
    row->draw(&sketch->stage, &ui);
    stick_strip_draw(&sketch->stage, &ui);
    sheet_draw(&sketch->stage, &ui);
    urgent_draw(&sketch->stage, &ui);
}

void sketch_scroll(Sketch *sketch, const SketchPanel *panel, const char *area, int per_mille) {
    for (int i = 0; i < sketch->view.scrolls.count; i++) {
        Scroll *scroll = &sketch->view.scrolls.scrolls[i];
        int most = scroll->content - scroll->view;
        if (!strcmp(scroll->name, area) && most > 0)
            scroll_to(scroll, (int)((int64_t)most * per_mille / 1000));
    }
    sketch_draw(sketch, panel);
}

const Target *sketch_target(const Sketch *sketch, const char *name) {
    return list_find_target_named(&sketch->list, name);
}

bool sketch_says(const Sketch *sketch, const char *words) {
    for (size_t i = 0; i < sketch->list.count; i++)
        if (sketch->list.commands[i].text && strstr(sketch->list.commands[i].text, words)) return true;
    return false;
}

typedef struct Told {
    const char *where;
    double least_mm;
} Told;

static void tell(void *ctx, const AuditFinding *finding) {
    const Told *told = ctx;
    bool is_short = finding->kind == AUDIT_TARGET_SHORT;
    if (is_short && told->least_mm > 0 && finding->figure + 0.4 >= told->least_mm) return;
    printf("    %s: %s: %s %s %.1f\n", told->where, audit_words(finding->kind), finding->what,
           finding->other ? finding->other : "", finding->figure);
    CHECK(!"the audit finds nothing");
}

void sketch_check(const Sketch *sketch, const char *what, double least_mm) {
    Told told = {what, least_mm};
    CHECK(sketch->list.count > 0);
    audit_list(&sketch->list, screen_row(sketch->view.screen)->night, tell, &told);
}

static bool is_one_of(const char *patterns, const char *name) {
    while (*patterns) {
        char pattern[120];
        size_t length = strcspn(patterns, ":");
        snprintf(pattern, sizeof pattern, "%.*s", (int)length, patterns);
        if (!fnmatch(pattern, name, 0)) return true;
        patterns += length + (patterns[length] == ':');
    }
    return false;
}

void sketch_keep(Sketch *sketch, const char *name) {
    const char *folder = getenv("BALAI_SKETCHES"), *patterns = getenv("BALAI_SKETCHES_OF");
    if (!folder || (patterns && !is_one_of(patterns, name))) return;
    DrawList *list = &sketch->list;
    Surface surface = {calloc((size_t)list->width * (size_t)list->height, 4), list->width, list->height,
                       list->width};
    Images *images = images_create(&(ImagesConfig){.assets_folder = BALAI_ASSETS_DIR, .at_once = true});
    Painter *painter = painter_create();
    char path[600];
    Err err = {0};
    images_set_folder(images, content);
    painter_set_fonts(painter, text_fonts(sketch->text));
    ImageSource source = images_source(images);
    painter_paint(painter, list, &source, &surface);
    snprintf(path, sizeof path, "%s/%s.png", folder, name);
    CHECK(picture_write_png(path, surface.pixels, surface.width, surface.height, surface.stride_px, &err));
    painter_destroy(painter);
    images_destroy(images);
    free(surface.pixels);
}
