#include "panel.h"

#include <stdio.h>

static const char *const kind_keys[] = {
    [SCENE_FLAG_WALL] = "operator.scene-wall", [SCENE_MEMBER] = "operator.scene-member",
    [SCENE_AGENDA] = "operator.scene-agenda",  [SCENE_MEETING] = "operator.scene-meeting",
    [SCENE_NOTICE] = "operator.scene-notice",  [SCENE_PICTURE] = "operator.scene-picture",
};
_Static_assert(COUNT_OF(kind_keys) == SCENE_KIND_COUNT, "every kind of scene has its words");

// Which of several of its kind it is: what it is limited to, in the content's words.
static const char *scene_about(const Stage *stage, const Ui *ui, const Scene *scene) {
    if (scene->file) return say_apart(ui, scene->file);
    if (!scene->select.count || !stage->bundle) return "";
    const char *id = scene->select.ids[0];
    const Member *member = scene->kind == SCENE_MEMBER ? bundle_member(stage->bundle, id) : NULL;
    const Meeting *meeting = scene->kind == SCENE_MEETING ? bundle_meeting(stage->bundle, id) : NULL;
    const Notice *notice = scene->kind == SCENE_NOTICE ? bundle_notice(stage->bundle, id) : NULL;
    const char *name = member    ? say_text(ui, &member->name)
                       : meeting ? say_text(ui, &meeting->title)
                       : notice  ? say_text(ui, &notice->title)
                                 : say_apart(ui, id);
    if (scene->select.count == 1) return name;
    return message_count(ui->messages, ui_arena(ui), "operator.and-others", (long)scene->select.count - 1,
                         name);
}

static UiButton scene_button(const Ui *ui, size_t index, const char *icon, const char *verb, bool works) {
    UiButton button = panel_button(ui, NULL, icon, panel_argument(ui, "scene %zu %s", index, verb));
    if (!works) button.action = ACT_NONE;
    return button;
}

static int scene_draw(const Stage *stage, const Ui *ui, Rect area, size_t index) {
    const OperatorView *view = stage->panel;
    const LoopScene *scene = &view->loop[index];
    const char *about = scene_about(stage, ui, scene->scene);
    PanelRow row = {.title = ui_say(ui, kind_keys[scene->scene->kind]), .text = *about ? about : NULL};
    panel_add_switch(&row, arena_printf(ui_arena(ui), "operate/scene %zu toggle", index), scene->on,
                     panel_argument(ui, "scene %zu toggle", index));
    panel_add_button(&row, scene_button(ui, index, "arrow-up", "up", index > 0));
    panel_add_button(&row, scene_button(ui, index, "arrow-down", "down", index + 1 < view->loop_count));
    panel_add_button(&row, scene_button(ui, index, "minus", "shorter", scene->seconds > 2));
    panel_add_value(&row,
                    message_count(ui->messages, ui_arena(ui), "operator.seconds", scene->seconds, NULL));
    panel_add_button(&row, scene_button(ui, index, "plus", "longer", true));
    return panel_row_draw(ui, area, &row);
}

static int loop_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y;
    for (size_t i = 0; i < stage->panel->loop_count; i++) {
        if (i) ui_line(ui, area.x, y, area.w, ui_colour(ui, T_LINE));
        y += scene_draw(stage, ui, (Rect){area.x, y, area.w, 0}, i);
    }
    return y - area.y;
}

static int night_settings_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int high = panel_setting_draw(stage, ui, area, SETTING_ATTRACT_NIGHT_FROM);
    area.y += high;
    return high + panel_setting_draw(stage, ui, area, SETTING_ATTRACT_NIGHT_UNTIL);
}

int tab_attract_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y + panel_card_draw(stage, ui, area, ui_say(ui, "operator.scenes"), loop_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.night"),
                         night_settings_draw, NULL);
    return y - area.y;
}
