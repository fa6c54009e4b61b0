#include "commands.h"

#include <stdio.h>
#include "headless.h"
#include "model/load.h"
#include "os/fs.h"
#include "os/paths.h"
#include "text/language.h"

static const char usage[] =
    "usage: balai languages [--content DIR]\n"
    "Lists the languages that a visitor can choose, with content its own first: whether a person has "
    "reviewed\n"
    "the words (else they are a draft), and how many of them are missing and shown in English.\n";

static void print_language(const LanguageFiles *files, const LanguageList *list, size_t index) {
    const LanguageRow *row = &list->rows[index];
    Language *language = NULL;
    Arena arena;
    Err err = {0};
    if (!language_open(files, row->tag, NULL, NULL, &language, &err)) return;
    size_t missing = language_count_missing(language);
    arena_init(&arena, LIMIT_MESSAGES_BYTES);
    printf("%-10s %-8s %3zu missing  %-5s  %s (%s)\n", row->tag, row->reviewed ? "reviewed" : "draft",
           missing, index < list->event_count ? "event" : "", row->name,
           language_say(&arena, row->tag, "en"));
    arena_finish(&arena);
    language_close(language);
}

int cli_languages(int argc, char **argv) {
    Options options;
    Err err = {0};
    Bundle *bundle = NULL;
    char assets[512];
    if (!options_parse(argc, argv, OPTION_CONTENT, usage, &options)) return EXIT_WRONG_USAGE;
    if (!os_assets_folder(assets, sizeof assets, &err) ||
        (options.content && !bundle_load(os_fs(), options.content, NULL, &bundle, &err))) {
        fprintf(stderr, "balai: %s\n", err.message);
        return EXIT_FAILED;
    }
    LanguageFiles files = {os_fs(), assets, options.content};
    IdList event = bundle ? bundle->languages : (IdList){NULL, 0};
    LanguageList *list = language_list_create(&files, event.ids, event.count);
    for (size_t i = 0; list && i < list->count; i++)
        print_language(&files, list, i);
    language_list_destroy(list);
    bundle_destroy(bundle);
    return EXIT_DONE;
}
