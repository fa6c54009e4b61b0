#include "common.h"

void scene_notice_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_OPEN, say_address(ui, SCREEN_NOTICE, stage->view->id));
    Rect area = attract_frame(stage, ui, true);
    const Notice *notice = bundle_notice(stage->bundle, stage->view->id);
    if (!notice) return;
    int most = ui_px(ui, 1560), width = area.w < most ? area.w : most;
    Rect in = {area.x + (area.w - width) / 2, area.y, width, area.h};
    bool low = area.h < ui_px(ui, 320);
    double big = attract_big_size(ui), most_size = low ? big : big * 1.5;
    const char *title = say_text(ui, &notice->title), *body = say_text(ui, &notice->body);
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1140};
    heading.size =
        ui_fit_size(ui, title, heading, (UiSize){in.w, *body ? in.h / 2 : in.h * 4 / 5}, most_size, 41);
    UiText text = {.size = 46, .colour = T_NIGHT_INK_2, .leading = 1350, .prose = true};
    int gap = ui_px(ui, low ? 12 : 24), icon = ui_px(ui, 96),
        title_height = ui_measure(ui, title, heading, in.w).h;
    text.size = ui_fit_size(ui, body, text, (UiSize){in.w, in.h - icon - title_height - 2 * gap}, 46, 41);
    int body_height = *body ? ui_measure(ui, body, text, in.w).h + gap : 0;
    bool with_icon = icon + gap + title_height + body_height <= in.h;
    int height = title_height + body_height + (with_icon ? icon + gap : 0);
    if (height < in.h) rect_cut_top(&in, (in.h - height) / 2);
    if (with_icon) {
        ui_icon_in(ui, rect_cut_top(&in, icon), 96, ALIGN_START, notice->urgent ? "triangle-alert" : "info",
                   ui_colour(ui, T_NIGHT_ACCENT));
        rect_cut_top(&in, gap);
    }
    rect_cut_top(&in, ui_text(ui, in, title, heading).h + gap);
    if (in.h >= ui_px(ui, 41 * 1.35)) ui_text(ui, in, body, text);
}

void scene_picture_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_HOME, NULL);
    char name[PICTURE_NAME_SIZE];
    if (!scene_picture_name(stage->bundle, stage->view, name, sizeof name)) return;
    ui_image(ui, (Rect){0, 0, ui->metrics.width, ui->metrics.height}, name, IMAGE_COVER, 0, false);
}
