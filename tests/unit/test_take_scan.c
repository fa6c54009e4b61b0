// Codes as a camera sees them: painted on three panels, read by zbar, and what was read is what was meant.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "draw/audit.h"
#include "model/load.h"
#include "os/fs.h"
#include "paint/painter.h"
#include "picture/picture.h"
#include "scan.h"
#include "take/ical.h"
#include "take/qr.h"
#include "take/reference.h"
#include "take/vcard.h"
#include "test.h"
#include "ui/ui.h"

enum {
    TEXTS_MAX = 1000
};

// Texts that are to be read off a panel.
typedef struct Texts {
    Arena arena;
    const char *texts[TEXTS_MAX];
    size_t count;
} Texts;

typedef struct Panel {
    int width, height;
    double width_mm;
} Panel;

static const Panel panels[] = {{800, 480, 154}, {1920, 1080, 476}, {3840, 2160, 1218}};
static Err err;

static void texts_init(Texts *texts) {
    *texts = (Texts){0};
    arena_init(&texts->arena, 64u << 20);
}

static void add(Texts *texts, bool written, const char *text) {
    if (CHECK(written) && texts->count < TEXTS_MAX) texts->texts[texts->count++] = text;
}

static void add_titled(Texts *texts, const char *string) {
    TextVariant title = {"en", string}, venue = {"en", "Convention Centre"};
    Bundle bundle = {.id = "test", .created = "2026-11-20", .event.venue = {&venue, 1}};
    Session session = {.id = "opening", .title = {&title, 1}, .start.instant_s = 1795485600};
    const char *text = NULL;
    bool written = ical_write_session(&bundle, &session, NULL, &texts->arena, &text, &err);
    add(texts, written, text);
}

static void count_finding(void *ctx, const AuditFinding *finding) {
    printf("%s: %s (%.2f)\n", audit_words(finding->kind), finding->what, finding->figure);
    ++*(int *)ctx;
}

static void check_picture(const Surface *picture, const char *const *texts, size_t count) {
    char path[600];
    snprintf(path, sizeof path, "%s/panel.png", test_folder());
    REQUIRE(
        picture_write_png(path, picture->pixels, picture->width, picture->height, picture->stride_px, &err));
    AUTO_FREE char *read = scan_picture(path);
    for (size_t i = 0; i < count; i++)
        CHECK_CONTAINS(read, texts[i]);
}

// Light of the panel at a place in px, 0 to 255; dark beside it.
static double light_at(const Surface *panel, double x, double y) {
    if (x < 0 || y < 0 || x >= panel->width || y >= panel->height) return 0;
    return panel->pixels[(int)y * panel->stride_px + (int)x] & 0xFF;
}

// A phone at 400 mm that looks 65 degrees wide, its stream of 1080p: 510 mm of the panel on 1920 px.
static const double camera_px_mm = 1920 / 510.0;

// What a pixel of the camera sees, at a place in px from the middle: the mean of its area, greyish as behind
// glass.
static uint32_t seen_at(const Surface *panel, double scale, double x, double y) {
    const double sine = 0.104528, cosine = 0.994522; // held askew by six degrees
    double sum = 0;
    for (int i = 0; i < 16; i++) {
        double u = (x + (i % 4 + 0.5) / 4) * scale, v = (y + (i / 4 + 0.5) / 4) * scale;
        sum += light_at(panel, panel->width / 2.0 + u * cosine - v * sine,
                        panel->height / 2.0 + u * sine + v * cosine);
    }
    uint32_t level = (uint32_t)(50 + sum / 16 * 150 / 255);
    return 0xFF000000 | level << 16 | level << 8 | level;
}

static void check_camera(const Surface *panel, double px_per_mm, const char *const *texts, size_t count) {
    double scale = px_per_mm / camera_px_mm;
    int width = (int)(panel->width / scale * 1.1), height = (int)(panel->height / scale * 1.3);
    AUTO_FREE uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            pixels[y * width + x] = seen_at(panel, scale, x - width / 2.0, y - height / 2.0);
    check_picture(&(Surface){pixels, width, height, width}, texts, count);
}

// Fills the list with codes from texts on, as many as the panel has room for. Returns how many.
static size_t place_codes(const Ui *ui, const char *const *texts, size_t count) {
    size_t placed = 0;
    Point at = {0, 0};
    int row = 0;
    for (; placed < count; placed++) {
        QrCode code;
        if (!CHECK(qr_make(texts[placed], ui_arena(ui), &code, &err))) break;
        int size = ui_code_px(ui, code.side);
        if (at.x + size > ui->list->width) at = (Point){0, at.y + row}, row = 0;
        if (at.y + size > ui->list->height) break;
        ui_code(ui, (Rect){at.x, at.y, size, size}, code.text, code.modules, code.side);
        at.x += size;
        if (size > row) row = size;
    }
    return placed;
}

typedef enum Eye {
    EYE_PIXELS, // the panel's picture as it is
    EYE_CAMERA
} Eye;

// Paints the list as the panel shows it, and looks for each text in what is read.
static void check_read(Painter *painter, const DrawList *list, Eye eye, const char *const *texts,
                       size_t count) {
    AUTO_FREE uint32_t *pixels = calloc((size_t)list->width * (size_t)list->height, sizeof *pixels);
    Surface surface = {pixels, list->width, list->height, list->width};
    painter_paint(painter, list, NULL, &surface);
    if (eye == EYE_CAMERA)
        check_camera(&surface, list->px_per_mm, texts, count);
    else
        check_picture(&surface, texts, count);
}

static void check_panel(const Texts *texts, const Panel *panel, Eye eye) {
    Painter *painter = painter_create();
    DrawList list;
    list_init(&list);
    Ui ui = {.list = &list, .metrics = metrics_for(panel->width, panel->height, panel->width_mm)};
    for (size_t done = 0, placed; done < texts->count; done += placed) {
        list_begin(&list, panel->width, panel->height, ui.metrics.px_per_mm, 0xFF0A1C28);
        placed = place_codes(&ui, texts->texts + done, texts->count - done);
        int findings = 0;
        audit_list(&list, false, count_finding, &findings);
        CHECK_INT(findings, 0);
        if (!CHECK(placed > 0)) break;
        check_read(painter, &list, eye, texts->texts + done, placed);
    }
    list_finish(&list);
    painter_destroy(painter);
}

static void odd_texts_are_read_on_every_panel(void) {
    Texts texts;
    texts_init(&texts);
    add_titled(&texts, "Opening, remarks; by \\ the Co-Chairs: 100 %");
    add_titled(&texts, "A\r\nB\x01 END:VEVENT");
    // Arabic, Persian with a joiner, Hebrew; emoji with joiners and flags; Thai, Japanese, Chinese, Latin-1.
    add_titled(
        &texts,
        "\u0627\u0644\u062C\u0644\u0633\u0629 \u0627\u0644\u0627\u0641\u062A\u062A\u0627\u062D\u064A\u0629");
    add_titled(&texts, "\u0645\u06CC\u200C\u0634\u0648\u062F (2026) \u05E9\u05DC\u05D5\u05DD");
    add_titled(&texts, "\U0001F469\u200D\U0001F52C \U0001F1EE\U0001F1E9 welcome");
    add_titled(&texts,
               "\u0E01\u0E32\u0E23\u0E1B\u0E23\u0E30\u0E0A\u0E38\u0E21 \u65E5\u672C\u8A9E \u4F1A\u8BAE");
    add_titled(&texts, "Caf\u00E9 \u00BD \u00A9 S\u00E3o Tom\u00E9");
    char words[4001] = "";
    for (size_t i = 0; i < 4000; i++)
        words[i] = i % 9 == 8 ? ' ' : 'k';
    add_titled(&texts, words);
    // As much as the largest code holds, of ASCII and of UTF-8.
    char most[2][LIMIT_CODE_BYTES + 1] = {""};
    for (int i = 0; i < LIMIT_CODE_BYTES; i++) {
        most[0][i] = (char)('!' + i % 90);
        most[1][i] = "\xD0\xB9"[i % 2];
    }
    add(&texts, true, most[0]);
    add(&texts, true, most[1]);
    add(&texts, true, "{#}");
    add(&texts, true, "https://example.org/guide?a=1&b=2");
    for (size_t i = 0; i < COUNT_OF(panels); i++)
        check_panel(&texts, &panels[i], EYE_PIXELS);
    arena_finish(&texts.arena);
}

static void a_phone_at_arms_length_reads_the_largest_code(void) {
    Texts texts;
    texts_init(&texts);
    char most[LIMIT_CODE_BYTES + 1] = "";
    for (int i = 0; i < LIMIT_CODE_BYTES; i++)
        most[i] = (char)('!' + i % 90);
    add(&texts, true, most);
    add_titled(&texts, "Working Group on the Disruption of People Smuggling and Trafficking in Persons");
    for (size_t i = 0; i < 2; i++) // where squares are smallest
        check_panel(&texts, &panels[i], EYE_CAMERA);
    arena_finish(&texts.arena);
}

static void add_all(Texts *texts, const Bundle *bundle) {
    const char *text = NULL;
    Arena *arena = &texts->arena;
    for (size_t i = 0; i < bundle->session_count; i++) {
        bool written = ical_write_session(bundle, &bundle->sessions[i], NULL, arena, &text, &err);
        add(texts, written, text);
    }
    for (size_t i = 0; i < bundle->contact_count; i++) {
        bool written = vcard_write_contact(bundle, &bundle->contacts[i], NULL, arena, &text, &err);
        add(texts, written, text);
    }
    for (size_t i = 0; i < bundle->meeting_count; i++) {
        bool written = reference_write_meeting(bundle, &bundle->meetings[i], NULL, arena, &text, &err);
        add(texts, written, text);
    }
    for (size_t i = 0; i < bundle->document_count; i++) {
        bool written = reference_write_document(bundle, &bundle->documents[i], NULL, arena, &text, &err);
        add(texts, written, text);
    }
}

static void all_of_our_content_is_read(void) {
    Texts texts;
    texts_init(&texts);
    Bundle *bundle = NULL;
    REQUIRE(bundle_load(os_fs(), BALAI_SOURCE_DIR "/content/bali-process", NULL, &bundle, &err));
    add_all(&texts, bundle);
    CHECK(texts.count > 100);
    check_panel(&texts, &panels[1], EYE_PIXELS);
    bundle_destroy(bundle);
    arena_finish(&texts.arena);
}

TEST_MAIN(TEST(odd_texts_are_read_on_every_panel), TEST(a_phone_at_arms_length_reads_the_largest_code),
          TEST(all_of_our_content_is_read))
