// Which language the screen speaks: the event's own, until a visitor chooses another.
#include <stdio.h>
#include <string.h>
#include "state.h"

static const char *own_tag(const App *app) {
    if (app->config.lang) return app->config.lang;
    return app->bundle && app->bundle->languages.count ? app->bundle->languages.ids[0] : "en";
}

static LanguageFiles files_of(const App *app) {
    return (LanguageFiles){.fs = app->config.fs,
                           .assets_folder = app->assets_folder,
                           .content_folder = app->bundle ? app->content_folder : NULL};
}

// What is in the language that was spoken until now is made anew when a frame needs it.
static void forget_words(App *app) {
    language_close(app->language);
    app->language = NULL;
    directory_destroy(app->directory);
    app->directory = NULL;
    keyboard_destroy(app->keyboard);
    app->keyboard = NULL;
    if (app->finder) finder_forget(app->finder);
}

void speak(App *app, const char *tag) {
    if (!tag) tag = own_tag(app);
    if (!strcmp(app->lang, tag)) return;
    snprintf(app->lang, sizeof app->lang, "%s", tag);
    forget_words(app);
    flight_language(app);
    app->dirty = true;
}

void app_speak(App *app, const char *tag) {
    speak(app, tag);
}

// Those that are offered; without the event's own there would be no way back.
static void choose_languages(App *app) {
    const LanguageSettings *wanted = &app->op.settings.languages;
    const char *tags[LIMIT_LANGUAGES + 1];
    size_t count = 0;
    if (!wanted->count) return;
    for (int i = 0; i < wanted->count; i++)
        tags[count++] = wanted->tags[i];
    tags[count++] = own_tag(app);
    language_list_limit(app->languages, tags, count);
}

static void make_lists(App *app, const LanguageFiles *files) {
    static const IdList none = {0};
    const IdList *own = app->bundle ? &app->bundle->languages : &none;
    app->languages = language_list_create(files, own->ids, own->count);
    if (!app->all_languages) app->all_languages = language_list_create(files, own->ids, own->count);
    if (app->languages) choose_languages(app);
}

void speak_offer(App *app) {
    language_list_destroy(app->languages);
    app->languages = NULL;
    forget_words(app); // so that a frame makes the list anew
    app->dirty = true;
}

bool speak_prepare(App *app, Err *err) {
    LanguageFiles files = files_of(app);
    const Bundle *bundle = app->bundle;
    const char *calendar = bundle ? bundle->event.calendar : NULL,
               *digits = bundle ? bundle->event.digits : NULL;
    if (!app->language && !language_open(&files, app->lang, calendar, digits, &app->language, err))
        return false;
    if (!app->languages) make_lists(app, &files);
    return true;
}

void speak_finish(App *app) {
    forget_words(app);
    app->lang[0] = 0; // so that the next one is opened even where it is the same
    language_list_destroy(app->languages);
    language_list_destroy(app->all_languages);
    app->languages = app->all_languages = NULL;
}

const LanguageRow *speak_invited(const App *app) {
    const LanguageList *list = app->languages;
    if (!list || app->mode != MODE_ATTRACT || list->event_count < 2) return NULL;
    const LanguageRow *row = &list->rows[(app->scenes_shown - 1) % list->event_count];
    return row->touch && strcmp(row->tag, app->lang) ? row : NULL;
}
