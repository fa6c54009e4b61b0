#include "model/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/check_forum.h"
#include "model/found.h"
#include "model/nearest.h"
#include "model/zone.h"

enum {
    DATE_BYTES = 16
};

static void write_date(Day day, char *buffer) {
    int year, month, number;
    day_to_date(day, &year, &month, &number);
    snprintf(buffer, DATE_BYTES, "%04d-%02d-%02d", year % 10000, month, number);
}

static void write_session_pointer(const Session *session, char *buffer) {
    *buffer = 0; // a row of a sheet is found by its line
    if (session->source.file == SOURCE_BUNDLE)
        snprintf(buffer, POINTER_BYTES, "/agenda/%d", session->source.index);
}

static int compare_by_room(const void *a, const void *b) {
    const Session *left = *(const Session *const *)a, *right = *(const Session *const *)b;
    if (left->room != right->room) return left->room < right->room ? -1 : 1;
    return left < right ? -1 : left > right; // the agenda is sorted by start
}

static void say_clash(const Session *session, const Session *other, Findings *findings) {
    char pointer[POINTER_BYTES];
    write_session_pointer(session, pointer);
    FOUND(
        findings, FINDING_WARNING, session->source, pointer,
        "is in room \"%s\" while \"%s\" (line %d, until %02d:%02d) is still there; change the room or a time",
        session->room->id, other->id, other->source.line, other->end.minute / 60, other->end.minute % 60);
}

// Sorted by room and start, each session needs to be compared only with the one before that ends last.
static void check_rooms(const Bundle *bundle, Findings *findings) {
    AUTO_FREE const Session **held = malloc((bundle->session_count + 1) * sizeof *held);
    if (!held) return;
    size_t count = 0;
    for (size_t i = 0; i < bundle->session_count; i++)
        if (bundle->sessions[i].room && bundle->sessions[i].status != SESSION_CANCELLED)
            held[count++] = &bundle->sessions[i];
    qsort(held, count, sizeof *held, compare_by_room);
    const Session *last = NULL;
    for (size_t i = 0; i < count; i++) {
        bool same_room = last && last->room == held[i]->room;
        if (same_room && held[i]->start.instant_s < last->end.instant_s) say_clash(held[i], last, findings);
        if (!same_room || held[i]->end.instant_s > last->end.instant_s) last = held[i];
    }
}

// Of a room that is only known to be somewhere on a plan, the plan cannot say where.
static void check_plans(const Bundle *bundle, Findings *findings) {
    for (size_t i = 0; i < bundle->room_count; i++) {
        const Room *room = &bundle->rooms[i];
        if (!room->plan || room->plan_x >= 0) continue;
        char pointer[POINTER_BYTES];
        snprintf(pointer, sizeof pointer, "/rooms/%d", room->source.index);
        FOUND(findings, FINDING_WARNING, room->source, pointer,
              "has a plan and no place on it; add \"x\" and \"y\", or an \"area\"");
    }
}

static void check_days(const Bundle *bundle, Findings *findings) {
    char first[DATE_BYTES], last[DATE_BYTES], day[DATE_BYTES], pointer[POINTER_BYTES];
    write_date(bundle->event.start, first);
    write_date(bundle->event.end, last);
    for (size_t i = 0; i < bundle->session_count; i++) {
        const Session *session = &bundle->sessions[i];
        if (session->start.day >= bundle->event.start && session->start.day <= bundle->event.end) continue;
        write_date(session->start.day, day);
        write_session_pointer(session, pointer);
        FOUND(findings, FINDING_ERROR, session->source, pointer,
              "starts on %s, outside the event (%s to %s); correct the day or the event's", day, first, last);
    }
}

// What is wrong with one file, into message; false: nothing.
static bool find_file_fault(const Bundle *bundle, const Fs *fs, const PictureProbe *pictures,
                            const FileUse *use, char *message, size_t size) {
    size_t path_size = strlen(bundle->folder) + strlen(use->file) + 2;
    AUTO_FREE char *path = malloc(path_size);
    FsInfo info = {0};
    PictureFacts facts = {0};
    Err err = {0};
    if (!path) return false;
    snprintf(path, path_size, "%s/%s", bundle->folder, use->file);
    if (!fs->stat(fs->ctx, path, &info, &err)) {
        snprintf(message, size,
                 err.code == ERR_NOT_FOUND ? "there is no file \"%.200s\"; add it or correct the name"
                                           : "the file \"%.200s\" cannot be read; copy it again",
                 use->file);
        return true;
    }
    if (info.kind != FS_FILE) {
        snprintf(message, size, "\"%.200s\" is no file; put the file itself there", use->file);
        return true;
    }
    if (!use->picture) return false;
    if (info.size > (int64_t)LIMIT_PICTURE_FILE_BYTES) {
        snprintf(message, size, "the picture \"%.200s\" is too large: %lld MB, at most %u; save it smaller",
                 use->file, (long long)(info.size >> 20), LIMIT_PICTURE_FILE_BYTES >> 20);
        return true;
    }
    if (!pictures || pictures->probe(pictures->ctx, path, &facts, &err)) return false;
    snprintf(message, size, "the picture \"%.200s\" cannot be shown: %.250s", use->file, err.message);
    return true;
}

static int compare_uses(const void *a, const void *b) {
    const FileUse *left = *(const FileUse *const *)a, *right = *(const FileUse *const *)b;
    int order = strcmp(left->file, right->file);
    return order ? order : left->picture - right->picture;
}

static void say_file_fault(const FileUse *use, const char *message, Findings *findings) {
    char pointer[POINTER_BYTES];
    if (use->source.index < 0)
        snprintf(pointer, sizeof pointer, "%s/%s", use->list, use->key);
    else
        snprintf(pointer, sizeof pointer, "%s/%d/%s", use->list, use->source.index, use->key);
    FOUND(findings, FINDING_ERROR, use->source, pointer, "%s", message);
}

// Each file is opened once, however often it is named.
static void check_files(const Bundle *bundle, const Fs *fs, const PictureProbe *pictures,
                        Findings *findings) {
    AUTO_FREE const FileUse **uses = malloc((bundle->file_count + 1) * sizeof *uses);
    if (!uses) return;
    for (size_t i = 0; i < bundle->file_count; i++)
        uses[i] = &bundle->files[i];
    qsort(uses, bundle->file_count, sizeof *uses, compare_uses);
    char message[600];
    bool fault = false;
    for (size_t i = 0; i < bundle->file_count; i++) {
        bool again = i && !compare_uses(&uses[i - 1], &uses[i]);
        if (!again) fault = find_file_fault(bundle, fs, pictures, uses[i], message, sizeof message);
        if (fault) say_file_fault(uses[i], message, findings);
    }
}

static const ThemeOverride *find_override(const Bundle *bundle, const char *token) {
    for (size_t i = 0; i < bundle->theme_count; i++)
        if (!strcmp(bundle->theme[i].token, token)) return &bundle->theme[i];
    return NULL;
}

static void check_pair(const Bundle *bundle, const ThemeRules *theme, const ThemePair *pair,
                       Findings *findings) {
    const ThemeOverride *ink = find_override(bundle, pair->ink_token);
    const ThemeOverride *ground = find_override(bundle, pair->ground_token);
    if (!ink && !ground) return;
    double ratio = theme->contrast(ink ? ink->colour : pair->ink, ground ? ground->colour : pair->ground);
    if (ratio >= pair->least_ratio) return;
    const ThemeOverride *blamed = ink ? ink : ground;
    char pointer[POINTER_BYTES];
    snprintf(pointer, sizeof pointer, "/event/theme/%.100s", blamed->token);
    // Rounded down, so that 6.96 does not read "7.0:1, needs 7.0:1".
    FOUND(
        findings, FINDING_ERROR, blamed->source, pointer,
        "\"%s\" on \"%s\" has a contrast of %.1f:1, text needs %.1f:1; make one darker or the other lighter",
        pair->ink_token, pair->ground_token, (int)(ratio * 10) / 10.0, pair->least_ratio);
}

static void check_token(const ThemeOverride *override, const ThemeRules *theme, Findings *findings) {
    Nearest nearest = nearest_start(override->token);
    for (size_t i = 0; i < theme->token_count; i++) {
        if (!strcmp(override->token, theme->tokens[i])) return;
        nearest_try(&nearest, theme->tokens[i]);
    }
    char pointer[POINTER_BYTES] = "/event/theme";
    // A pointer writes ~ and / in another way; for a name that has them the theme itself is near enough.
    if (!strpbrk(override->token, "~/"))
        snprintf(pointer, sizeof pointer, "/event/theme/%.100s", override->token);
    if (nearest.best)
        FOUND(findings, FINDING_WARNING, override->source, pointer,
              "\"%.60s\" is not known in a theme; did you mean \"%s\"?", override->token, nearest.best);
    else
        FOUND(findings, FINDING_WARNING, override->source, pointer,
              "\"%.60s\" is not known in a theme; remove it", override->token);
}

static void check_theme(const Bundle *bundle, const ThemeRules *theme, Findings *findings) {
    for (size_t i = 0; i < bundle->theme_count; i++)
        check_token(&bundle->theme[i], theme, findings);
    for (size_t i = 0; i < theme->pair_count; i++)
        check_pair(bundle, theme, &theme->pairs[i], findings);
}

void bundle_check(const Bundle *bundle, const Fs *fs, const PictureProbe *pictures, const ThemeRules *theme,
                  Findings *findings) {
    check_days(bundle, findings);
    check_rooms(bundle, findings);
    check_plans(bundle, findings);
    check_files(bundle, fs, pictures, findings);
    check_forum(bundle, findings);
    if (theme) check_theme(bundle, theme, findings);
    findings_sort(findings);
}
