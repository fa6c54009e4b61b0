// Pictures to be read back, in grey (PGM):
//
//   picture screens BUNDLE FOLDER ADDRESS... < LANGUAGES
//
// shows each address in each language (one a line), writes FOLDER/LANGUAGE-N.pgm, and says of each line of
// text in it, tab-separated: language, address, picture, x, y, width, height of its box, px of its em, and
// the text.
//
//   picture lines FOLDER < LINES
//
// paints lines of "LANGUAGE TAB PX TAB PIECE..." black on white into FOLDER/N.pgm, from 0 on: pieces between
// tabs are laid out each by itself and stand side by side in the language's direction.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/state.h"
#include "base/auto.h"
#include "os/clock.h"
#include "os/fs.h"
#include "paint/memory_display.h"
#include "paint/painter.h"
#include "text/engine.h"

enum {
    // The mock-ups' panel.
    WIDTH = 1920,
    HEIGHT = 1080,
    WIDTH_MM = 476,
    LINE_SIZE = 4000
};

static int grey(uint32_t pixel) {
    return (int)((pixel >> 16 & 255) * 299 + (pixel >> 8 & 255) * 587 + (pixel & 255) * 114) / 1000;
}

static bool write_picture(const char *path, const Surface *surface, Rect part) {
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    fprintf(file, "P5\n%d %d\n255\n", part.w, part.h);
    for (int y = part.y; y < part.y + part.h; y++)
        for (int x = part.x; x < part.x + part.w; x++)
            putc(grey(surface->pixels[(size_t)y * (size_t)surface->stride_px + (size_t)x]), file);
    return fclose(file) == 0;
}

static bool read_line(char *line) {
    if (!fgets(line, LINE_SIZE, stdin)) return false;
    line[strcspn(line, "\n")] = 0;
    return true;
}

// A line of text that is seen whole, and not struck through.
static bool is_plain(const DrawList *list, size_t i) {
    const DrawCommand *c = &list->commands[i];
    Rect seen = rect_intersect(c->box, c->clip);
    if (c->kind != DRAW_TEXT || c->cut || seen.w != c->box.w || seen.h != c->box.h) return false;
    if (i + 1 == list->count) return true;
    Rect over = list->commands[i + 1].box;
    return over.w != c->box.w || rect_empty(rect_intersect(over, c->box));
}

static void say_lines(const App *app, const char *lang, const char *address, const char *path) {
    const DrawList *list = app_list(app);
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (is_plain(list, i))
            printf("%s\t%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s\n", lang, address, path, c->box.x, c->box.y, c->box.w,
                   c->box.h, c->line->size_64 / 64, c->text);
    }
}

static bool show(App *app, const char *lang, const char *address) {
    Err err = {0};
    View view;
    if (!screen_find(app_bundle(app), address, app_wall_s(app), &view, &err)) {
        fprintf(stderr, "picture: %s\n", err.message);
        return false;
    }
    int64_t now_us = os_clock()->monotonic_us(os_clock()->ctx);
    visit_begin(app, view, now_us);
    speak(app, lang);
    frame_show(app, now_us);
    return true;
}

static bool show_all(App *app, const Surface *surface, const char *folder, char **addresses) {
    char lang[LINE_SIZE], path[600];
    while (read_line(lang)) {
        for (int i = 0; addresses[i]; i++) {
            snprintf(path, sizeof path, "%s/%.40s-%d.pgm", folder, lang, i);
            if (!show(app, lang, addresses[i]) || !write_picture(path, surface, (Rect){0, 0, WIDTH, HEIGHT}))
                return false;
            say_lines(app, lang, addresses[i], path);
        }
    }
    return true;
}

static int paint_screens(const char *bundle, const char *folder, char **addresses) {
    AppConfig config = {.fs = os_fs(),
                        .clock = os_clock(),
                        .content_folder = bundle,
                        .assets_folder = BALAI_ASSETS_DIR,
                        .font_root = "/usr/share/fonts",
                        .screen = "home",
                        .now = "2026-11-24T10:42",
                        .at_once = true};
    Err err = {0};
    App *app = NULL;
    MemoryDisplay display;
    if (!memory_display_init(&display, WIDTH, HEIGHT, &err) || !app_create(&config, &app, &err)) {
        fprintf(stderr, "picture: %s\n", err.message);
        memory_display_finish(&display);
        return 1;
    }
    app_set_display(app, &display.display, WIDTH, HEIGHT, WIDTH_MM);
    bool done = app_bundle(app) && show_all(app, &display.surface, folder, addresses);
    app_destroy(app);
    memory_display_finish(&display);
    return done ? 0 : 1;
}

// Adds a piece beside the others, whose box is *used.
static void add_piece(DrawList *list, TextEngine *text, const char *lang, int px, const char *piece,
                      Rect *used) {
    TextRequest request = {.string = piece, .lang = lang, .style = {.size_64 = px * 64, .leading = 1300}};
    const Paragraph *p = text_layout(text, &request);
    if (!p->line_count) return;
    const TextLine *line = &p->lines[0];
    bool rtl = lang_is_rtl(lang);
    Rect box = {rtl ? used->x - line->width : used->x + used->w, 0, line->width, p->line_height};
    list_add(list, &(DrawCommand){.kind = DRAW_TEXT,
                                  .box = box,
                                  .fill = 0xFF000000,
                                  .line = line,
                                  .text = line->string,
                                  .look = line->look});
    if (rtl) used->x = box.x;
    used->w += box.w;
    if (box.h > used->h) used->h = box.h;
}

static bool paint_line(TextEngine *text, Painter *painter, const Surface *surface, const char *path,
                       char *line) {
    DrawList list;
    const char *lang = strsep(&line, "\t"), *size = strsep(&line, "\t"), *piece;
    int px = size ? atoi(size) : 0, margin = px / 6;
    if (px <= 0) return false;
    Rect used = {lang_is_rtl(lang) ? WIDTH - margin : margin, 0, 0, 0};
    list_init(&list);
    list_begin(&list, WIDTH, HEIGHT, 4, 0xFFFFFFFF);
    text_begin_frame(text);
    while ((piece = strsep(&line, "\t")))
        add_piece(&list, text, lang, px, piece, &used);
    painter_paint(painter, &list, &(ImageSource){0}, surface);
    list_finish(&list);
    Rect part = {used.x - margin, 0, used.w + 2 * margin, used.h};
    return write_picture(path, surface, rect_intersect(part, (Rect){0, 0, WIDTH, HEIGHT}));
}

static int paint_lines(const char *folder) {
    char line[LINE_SIZE], path[600];
    MemoryDisplay display;
    TextEngine *text = NULL;
    Err err = {0};
    if (!memory_display_init(&display, WIDTH, HEIGHT, &err)) return 1;
    Painter *painter = painter_create();
    bool done = painter && text_create("/usr/share/fonts", &text, &err);
    if (done) painter_set_fonts(painter, text_fonts(text));
    for (int i = 0; done && read_line(line); i++) {
        snprintf(path, sizeof path, "%s/%d.pgm", folder, i);
        done = paint_line(text, painter, &display.surface, path, line);
    }
    painter_destroy(painter);
    text_destroy(text);
    memory_display_finish(&display);
    return done ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc > 4 && !strcmp(argv[1], "screens")) return paint_screens(argv[2], argv[3], argv + 4);
    if (argc == 3 && !strcmp(argv[1], "lines")) return paint_lines(argv[2]);
    fprintf(stderr, "usage: picture screens BUNDLE FOLDER ADDRESS... | picture lines FOLDER\n");
    return 2;
}
