#include "cli/diff.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "cli/bundle_path.h"
#include "cli/terminal.h"
#include "json/write.h"
#include "model/load.h"
#include "model/zone.h"
#include "os/fs.h"
#include "screens/say_change.h"

enum {
    EXIT_SAME = 0,
    EXIT_DIFFERENT = 1,
    EXIT_TROUBLE = 2,
};

static const char usage[] =
    "usage: balai diff OLD NEW [--json]\n"
    "OLD and NEW are folders of bundles, or the bundle.json in them. Compared are, by their ids: sessions "
    "(new, gone,\n"
    "cancelled or not, time, room, title), notices that are new, names of rooms, and members, meetings and "
    "documents\n"
    "(new, gone, name). Exit code: 0 nothing of that changed, 1 something did, 2 trouble.\n";

static const char english[] = "en";

// Everything that lives for one run.
typedef struct Diff {
    Bundle *before, *after;
    Arena changes_arena, words_arena;
    Messages *messages;
    Changes changes;
    ChangeWords words;
} Diff;

static void diff_finish(Diff *diff) {
    bundle_destroy(diff->before);
    bundle_destroy(diff->after);
    messages_destroy(diff->messages);
    dates_destroy(diff->words.dates);
    arena_finish(&diff->changes_arena);
    arena_finish(&diff->words_arena);
}

static bool load(const char *path, Bundle **ret_bundle) {
    AUTO_FREE char *folder = bundle_path_folder(path);
    Findings findings;
    Err err = {0};
    findings_init(&findings);
    bool sound = folder ? bundle_load(os_fs(), folder, &findings, ret_bundle, &err)
                        : err_set(&err, ERR_NO_MEMORY, "no memory");
    if (!sound)
        fprintf(stderr, "balai: diff: %s: %s\n", path, err.message);
    else if (findings.errors)
        fprintf(stderr,
                "balai: diff: %s has errors and is compared without what is wrong in it; see balai check\n",
                path);
    findings_finish(&findings);
    return sound;
}

static bool diff_init(Diff *diff, const char *before, const char *after) {
    Err err = {0};
    arena_init(&diff->changes_arena, LIMIT_CHANGES_BYTES);
    arena_init(&diff->words_arena, LIMIT_CHANGE_WORDS_BYTES);
    if (!load(before, &diff->before) || !load(after, &diff->after)) return false;
    diff->words.dates = dates_create(english, NULL, NULL);
    if (messages_create_english(&diff->messages, &err) && diff->words.dates &&
        bundle_compare(diff->before, diff->after, &diff->changes_arena, &diff->changes)) {
        diff->words.messages = diff->messages;
        diff->words.arena = &diff->words_arena;
        return true;
    }
    fputs("balai: diff: no memory\n", stderr);
    return false;
}

static bool is_other_event(const Diff *diff) {
    return diff->changes.count && diff->changes.items[0].kind == CHANGE_OTHER_EVENT;
}

static void print_lines(Diff *diff) {
    const Change *last = NULL;
    for (size_t i = 0; i < diff->changes.count; i++) {
        const Change *change = &diff->changes.items[i];
        arena_reset(&diff->words_arena);
        const char *heading = change_say_heading(&diff->words, change);
        if (*heading && !(last && change_shares_heading(last, change)))
            printf(last ? "\n%s\n" : "%s\n", heading);
        if (*heading) printf("  ");
        print_safely(change_say(&diff->words, change));
        putchar('\n');
        last = change;
    }
}

static void print_side(const char *key, const Bundle *bundle) {
    printf("\"%s\":{\"id\":", key);
    json_write_string(stdout, bundle->id);
    printf(",\"version\":%lld},", (long long)bundle->version);
}

static void print_day(Day day) {
    int year, month, number;
    if (day == DAY_NONE) {
        printf("null");
        return;
    }
    day_to_date(day, &year, &month, &number);
    printf("\"%04d-%02d-%02d\"", year, month, number);
}

static void print_json(Diff *diff) {
    putchar('{');
    print_side("old", diff->before);
    print_side("new", diff->after);
    printf("\"changes\":[");
    for (size_t i = 0; i < diff->changes.count; i++) {
        const Change *change = &diff->changes.items[i];
        arena_reset(&diff->words_arena);
        printf(i ? ",\n{\"kind\":\"%s\",\"id\":" : "\n{\"kind\":\"%s\",\"id\":",
               change_kind_word(change->kind));
        json_write_string(stdout, change->id);
        printf(",\"day\":");
        print_day(change->day);
        printf(",\"text\":");
        json_write_string(stdout, change_say(&diff->words, change));
        putchar('}');
    }
    printf("]}\n");
}

// Displays take only what is newer.
static void warn_of_version(const Diff *diff) {
    if (is_other_event(diff) || !diff->changes.count || diff->after->version > diff->before->version) return;
    fprintf(stderr,
            "balai: diff: the version went from %lld to %lld; displays tell newer content by a higher one\n",
            (long long)diff->before->version, (long long)diff->after->version);
}

static int run(const char *before, const char *after, bool json) {
    Diff diff = {0};
    int code = EXIT_TROUBLE;
    if (diff_init(&diff, before, after)) {
        if (json)
            print_json(&diff);
        else
            print_lines(&diff);
        warn_of_version(&diff);
        code = diff.changes.count ? EXIT_DIFFERENT : EXIT_SAME;
    }
    diff_finish(&diff);
    return code;
}

int cli_diff(int argc, char **argv) {
    const char *paths[2];
    int count = 0;
    bool json = false;
    for (int i = 1; i < argc; i++) {
        bool option = argv[i][0] == '-' && argv[i][1];
        if (option && !strcmp(argv[i], "--help")) {
            fputs(usage, stdout);
            return EXIT_SAME;
        }
        if (option ? strcmp(argv[i], "--json") != 0 : count == 2) {
            fprintf(stderr, "balai: diff: \"%s\" is not expected here\n%s", argv[i], usage);
            return EXIT_TROUBLE;
        }
        if (option)
            json = true;
        else
            paths[count++] = argv[i];
    }
    if (count < 2) {
        fputs(usage, stderr);
        return EXIT_TROUBLE;
    }
    for (int i = 0; i < 2; i++) {
        if (!bundle_path_is_other(paths[i])) continue;
        fprintf(stderr, "balai: diff: %s is neither a folder nor a bundle.json\n", paths[i]);
        return EXIT_TROUBLE;
    }
    return run(paths[0], paths[1], json);
}
