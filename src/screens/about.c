#include "about.h"

#include <string.h>

static UiButton tab_of(const Stage *stage, const Ui *ui, ScreenId screen, const char *id, const char *text) {
    bool here = stage->view->screen == screen && (!id || !strcmp(stage->view->id, id));
    const char *address = say_address(ui, screen, id);
    return (UiButton){.name = arena_printf(ui_arena(ui), "tab/%s", address),
                      .text = text,
                      .action = here ? ACT_NONE : ACT_TAB,
                      .argument = here ? NULL : address,
                      .selected = here};
}

Rect about_head_draw(const Stage *stage, const Ui *ui, const Frame *f) {
    const Bundle *bundle = stage->bundle;
    UiButton *tabs = ARENA_NEW(ui_arena(ui), UiButton, bundle->about_count + 3);
    int count = 0, chosen = -1;
    if (tabs) count += page_back_tab(stage, ui, tabs);
    for (size_t i = 0; tabs && i < bundle->about_count; i++)
        tabs[count++] =
            tab_of(stage, ui, SCREEN_ABOUT, bundle->about[i].id, say_text(ui, &bundle->about[i].title));
    if (tabs && bundle->group_count)
        tabs[count++] = tab_of(stage, ui, SCREEN_STRUCTURE, NULL, ui_say(ui, "about.structure"));
    if (tabs && bundle->contact_count)
        tabs[count++] = tab_of(stage, ui, SCREEN_CONTACTS, NULL, ui_say(ui, "about.contacts"));
    for (int i = 0; i < count; i++)
        if (tabs[i].selected) chosen = i;
    return page_head_draw(ui, f, ui_say(ui, "nav.about"), tabs, count, chosen);
}

static int body_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const AboutPage *page = what;
    int measure = ui_px(ui, 1100);
    (void)stage;
    if (area.w > measure) area.w = measure;
    area.y += ui_px(ui, 8);
    return page_body_draw(ui, area, &page->body, ui_px(ui, 32));
}

void about_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const AboutPage *page = bundle_about(stage->bundle, stage->view->id);
    Rect area = about_head_draw(stage, ui, &f);
    if (page) page_scrolled(stage, ui, area, "about", T_GROUND, body_draw, page);
}
