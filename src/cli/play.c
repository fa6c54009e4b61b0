#include "commands.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "copy_tree.h"
#include "headless.h"
#include "os/fs.h"

static const char usage[] =
    "usage: balai play SCRIPT --content DIR --size WxH [--width-mm MM] [--lang L] [--now TIME] [--screen "
    "NAME[/ID]]\n"
    "                  [--before DIR] [--place ID] [--mount-mm MM] [--aids LIST] [--settings FILE]\n"
    "                  [--state DIR] [--record FILE] --shots DIR\n"
    "--state: the folder of settings, notices and records, which is made; nothing is kept without.\n"
    "--record: what happens, for `balai replay`.\n"
    "Plays a visit at emulated time, as fast as it can. A line of the script is one of:\n"
    "  tap NAME | tap X,Y           touch a target by its name, or a place in px\n"
    "  drag X,Y X,Y [MS]            move a finger, in 200 ms unless told\n"
    "  down F X,Y | move F X,Y | up F X,Y | lost F X,Y    one finger event\n"
    "  wait SECONDS | settle        let time pass; wait until nothing moves\n"
    "  jump SECONDS                 set the wall clock forward or back\n"
    "  plug FOLDER | plug ntfs|bitlocker|apfs|unformatted|unreadable | pull    a USB stick (with --state)\n"
    "  expect screen NAME[/ID] | expect text WORDS | expect no text WORDS | expect target NAME\n"
    "  shot NAME                    leave DIR/NAME.png\n";

typedef struct Player {
    Headless headless;
    const Options *options;
    int line;
    char problem[512];
} Player;

static bool fail(Player *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool fail(Player *p, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(p->problem, sizeof p->problem, format, args);
    va_end(args);
    return false;
}

static void finger(Player *p, UiEventKind kind, int64_t id, Point at) {
    UiEvent event = {.kind = kind, .finger = id, .x = at.x, .y = at.y, .time_us = p->headless.time_us};
    app_event(p->headless.app, &event);
    headless_advance(&p->headless, 1000);
}

static bool parse_point(const char *text, Point *ret_at, int *ret_used) {
    return sscanf(text, " %6d,%6d%n", &ret_at->x, &ret_at->y, ret_used) == 2;
}

static bool do_tap(Player *p, const char *rest) {
    Point at;
    int used = 0;
    if (!(isdigit((unsigned char)*rest) && parse_point(rest, &at, &used) && !rest[used])) {
        const Target *target = list_find_target_named(app_list(p->headless.app), rest);
        if (!target) return fail(p, "there is no target \"%s\" on the screen", rest);
        Rect seen = rect_intersect(target->box, target->clip);
        if (rect_empty(seen)) return fail(p, "the target \"%s\" is out of sight", rest);
        at = (Point){seen.x + seen.w / 2, seen.y + seen.h / 2};
    }
    finger(p, UI_FINGER_DOWN, 1, at);
    headless_advance(&p->headless, 60000);
    finger(p, UI_FINGER_UP, 1, at);
    return true;
}

// A number that is all of the text.
static bool parse_number(const char *text, double *ret_number) {
    char *end;
    *ret_number = strtod(text, &end);
    return end != text && !end[strspn(end, " \t")];
}

static bool do_drag(Player *p, const char *rest) {
    Point from, to;
    int used = 0, more = 0;
    double ms = 200;
    bool sound = parse_point(rest, &from, &used) && parse_point(rest + used, &to, &more);
    rest += sound ? used + more : 0;
    if (!sound || (*rest && (!parse_number(rest, &ms) || !(ms > 0 && ms <= 60000))))
        return fail(p, "drag takes X,Y X,Y [MS]");
    int steps = ms >= 16 ? (int)ms / 8 : 1;
    finger(p, UI_FINGER_DOWN, 1, from);
    for (int i = 1; i <= steps; i++) {
        headless_advance(&p->headless, 7000);
        finger(p, UI_FINGER_MOVE, 1,
               (Point){from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps});
    }
    finger(p, UI_FINGER_UP, 1, to);
    return true;
}

static bool do_finger(Player *p, UiEventKind kind, const char *rest) {
    int id = 0, used = 0, more = 0;
    Point at;
    if (sscanf(rest, "%d%n", &id, &used) != 1 || !parse_point(rest + used, &at, &more) || rest[used + more])
        return fail(p, "a finger event takes F X,Y");
    finger(p, kind, id, at);
    return true;
}

static bool do_down(Player *p, const char *rest) {
    return do_finger(p, UI_FINGER_DOWN, rest);
}
static bool do_move(Player *p, const char *rest) {
    return do_finger(p, UI_FINGER_MOVE, rest);
}
static bool do_up(Player *p, const char *rest) {
    return do_finger(p, UI_FINGER_UP, rest);
}
static bool do_lost(Player *p, const char *rest) {
    return do_finger(p, UI_FINGER_LOST, rest);
}

static bool do_wait(Player *p, const char *rest) {
    double seconds;
    if (!parse_number(rest, &seconds) || !(seconds > 0 && seconds <= 86400))
        return fail(p, "wait takes seconds, up to a day");
    headless_advance(&p->headless, (int64_t)(seconds * 1e6));
    return true;
}

static bool do_settle(Player *p, const char *rest) {
    if (*rest) return fail(p, "settle stands alone");
    return headless_settle(&p->headless) || fail(p, "the screen did not come to rest in ten seconds");
}

static bool do_jump(Player *p, const char *rest) {
    double seconds;
    if (!parse_number(rest, &seconds) || !(seconds > -1e10 && seconds < 1e10))
        return fail(p, "jump takes seconds, forward or back");
    p->headless.start_s += (int64_t)seconds;
    headless_advance(&p->headless, 1000);
    return true;
}

// The words of all text on screen, in drawing order, with a space between lines.
static bool screen_says(const DrawList *list, const char *words) {
    size_t size = 1;
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text) size += strlen(list->commands[i].text) + 1;
    AUTO_FREE char *all = malloc(size);
    if (!all) return false;
    char *end = all;
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text) end += sprintf(end, "%s ", list->commands[i].text);
    *end = 0;
    return strstr(all, words) != NULL;
}

static void current_screen(const App *app, char *name, size_t size) {
    const View *view = app_view(app);
    char day[16];
    bool dated = view->screen == SCREEN_AGENDA || view->screen == SCREEN_ROOMS;
    const char *id = dated ? screen_day_id(view->day, day) : view->id;
    snprintf(name, size, "%s%s%s", screen_row(view->screen)->name, *id ? "/" : "", id);
}

static bool expect_screen(Player *p, const char *want) {
    char name[160];
    current_screen(p->headless.app, name, sizeof name);
    size_t length = strlen(want);
    bool same =
        !strcmp(name, want) || (!strchr(want, '/') && !strncmp(name, want, length) && name[length] == '/');
    return same || fail(p, "the screen is %s, not %s", name, want);
}

// The copy may be written to.
static bool plug_copy(Player *p, const char *folder) {
    char copy[USB_PATH_SIZE];
    Err err = {0};
    if (!p->options->state) return fail(p, "a stick needs --state");
    if (snprintf(copy, sizeof copy, "%s/stick-%d", p->options->state, p->line) >= USB_PATH_SIZE)
        return fail(p, "the state folder's name is too long for a stick");
    if (!copy_tree(os_fs(), folder, copy, &err)) return fail(p, "%s", err.message);
    headless_plug(&p->headless, USB_MOUNTED, copy);
    return true;
}

static bool do_plug(Player *p, const char *rest) {
    static const struct {
        const char *name;
        UsbState state;
    } kinds[] = {{"ntfs", USB_NTFS},
                 {"bitlocker", USB_BITLOCKER},
                 {"apfs", USB_APFS},
                 {"unformatted", USB_UNFORMATTED},
                 {"unreadable", USB_FAILED}};
    if (!*rest || strlen(rest) >= USB_PATH_SIZE)
        return fail(p, "plug takes a folder, or what it is formatted with");
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (!strcmp(rest, kinds[i].name)) {
            headless_plug(&p->headless, kinds[i].state, "");
            return true;
        }
    return plug_copy(p, rest);
}

static bool do_pull(Player *p, const char *rest) {
    if (*rest) return fail(p, "pull stands alone");
    headless_pull(&p->headless);
    return true;
}

static bool do_expect(Player *p, const char *rest) {
    const DrawList *list = app_list(p->headless.app);
    if (!strncmp(rest, "screen ", 7)) return expect_screen(p, rest + 7);
    if (!strncmp(rest, "text ", 5))
        return screen_says(list, rest + 5) || fail(p, "the screen does not say \"%s\"", rest + 5);
    if (!strncmp(rest, "no text ", 8))
        return !screen_says(list, rest + 8) || fail(p, "the screen says \"%s\"", rest + 8);
    if (!strncmp(rest, "target ", 7))
        return list_find_target_named(list, rest + 7) || fail(p, "there is no target \"%s\"", rest + 7);
    if (!strncmp(rest, "no target ", 10))
        return !list_find_target_named(list, rest + 10) || fail(p, "there is a target \"%s\"", rest + 10);
    return fail(p, "expect what? screen, text, no text, target, no target");
}

static bool do_shot(Player *p, const char *rest) {
    char path[700];
    Err err = {0};
    if (!*rest || strchr(rest, '/')) return fail(p, "a shot needs a name without a slash");
    snprintf(path, sizeof path, "%s/%s.png", p->options->shots, rest);
    return headless_write_png(&p->headless, path, &err) || fail(p, "%s", err.message);
}

typedef struct VerbRow {
    const char *name;
    bool (*run)(Player *p, const char *rest);
} VerbRow;

static const VerbRow verbs[] = {
    {"tap", do_tap},   {"drag", do_drag},     {"down", do_down},     {"move", do_move}, {"up", do_up},
    {"lost", do_lost}, {"wait", do_wait},     {"settle", do_settle}, {"plug", do_plug}, {"pull", do_pull},
    {"jump", do_jump}, {"expect", do_expect}, {"shot", do_shot},
};

static bool play_line(Player *p, char *line) {
    line += strspn(line, " \t");
    for (size_t end = strlen(line); end > 0 && isspace((unsigned char)line[end - 1]); end--)
        line[end - 1] = 0;
    if (!*line || *line == '#') return true;
    size_t length = strcspn(line, " \t");
    const char *rest = line + length + strspn(line + length, " \t");
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (strlen(verbs[i].name) == length && !strncmp(verbs[i].name, line, length))
            return verbs[i].run(p, rest);
    return fail(p, "\"%.*s\" is not a word of scripts", (int)length, line);
}

static bool play_script(Player *p, char *script) {
    headless_settle(&p->headless);
    for (char *line = script; line;) {
        char *next = strchr(line, '\n');
        if (next) *next++ = 0;
        p->line++;
        if (!play_line(p, line)) return false;
        line = next;
    }
    return true;
}

int cli_play(int argc, char **argv) {
    Options options;
    unsigned allowed = OPTION_SCRIPT | OPTION_CONTENT | OPTION_SIZE | OPTION_WIDTH_MM | OPTION_LANG |
                       OPTION_NOW | OPTION_SHOTS | OPTION_SCREEN | OPTION_PLACE | OPTION_BEFORE |
                       OPTION_MOUNT_MM | OPTION_AIDS | OPTION_SETTINGS | OPTION_STATE | OPTION_RECORD;
    if (!options_parse(argc, argv, allowed, usage, &options)) return EXIT_WRONG_USAGE;
    if (!options.script || !options.content || !options.width || !options.shots) {
        fprintf(stderr, "balai: a script, --content, --size and --shots are needed\n%s", usage);
        return EXIT_WRONG_USAGE;
    }
    Err err = {0};
    AUTO_FREE char *script = NULL;
    size_t size;
    Player player = {.options = &options};
    if (!os_fs()->read_file(os_fs()->ctx, options.script, LIMIT_SCRIPT_BYTES, &script, &size, &err) ||
        !headless_init(&player.headless, &options, &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return err.code == ERR_USAGE ? EXIT_WRONG_USAGE : EXIT_FAILED;
    }
    bool done = play_script(&player, script);
    if (!done) {
        fprintf(stderr, "%s:%d: %s\n", options.script, player.line, player.problem);
        char path[700]; // what the screen was like then
        snprintf(path, sizeof path, "%s/failed.png", options.shots);
        if (!headless_write_png(&player.headless, path, &err)) fprintf(stderr, "balai: %s\n", err.message);
    }
    headless_finish(&player.headless);
    return done ? EXIT_DONE : EXIT_FAILED;
}
