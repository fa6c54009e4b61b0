#include "settings/settings_file.h"

#include <stdio.h>
#include <string.h>
#include "json/write.h"
#include "settings/value.h"
#include "settings/value_type.h"

struct KeptMember {
    char *key;
    char *json; // key and value as they are written
    size_t size;
};

// What a reading gives, until it is taken over.
typedef struct Reading {
    Settings values;
    Findings findings;
    KeptMember *kept;
    size_t kept_count, kept_bytes;
    bool damaged;
    FsInfo seen;
} Reading;

static void free_kept(KeptMember *kept, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(kept[i].key);
        free(kept[i].json);
    }
    free(kept);
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool no_memory(Err *err) {
    return err_set(err, ERR_NO_MEMORY, "no memory for the settings");
}

static void write_key(FILE *out, const char *key) {
    json_write_string(out, key);
    fputs(": ", out);
}

// A member as it is written; json NULL without memory.
static KeptMember copy_member(JsonValue member) {
    KeptMember copy = {.key = strdup(json_key(member))};
    FILE *out = copy.key ? open_memstream(&copy.json, &copy.size) : NULL;
    if (!out) return copy;
    write_key(out, copy.key);
    json_write_value(out, member);
    if (!fclose(out)) return copy;
    free(copy.json);
    copy.json = NULL;
    return copy;
}

static void find(Reading *reading, Severity severity, const char *path, JsonPlace place, JsonValue value,
                 const char *message) {
    char pointer[300] = "";
    if (json_type(value)) json_pointer(value, pointer, sizeof pointer);
    findings_add(&reading->findings, severity, name_of(path), place.line, place.column, pointer, "%s",
                 message);
}

// False without memory. What is too much is not kept.
static bool keep_member(Reading *reading, JsonValue member, bool *ret_kept, Err *err) {
    KeptMember copy = copy_member(member);
    KeptMember *kept = copy.json ? realloc(reading->kept, (reading->kept_count + 1) * sizeof *kept) : NULL;
    if (kept) reading->kept = kept;
    *ret_kept = kept && reading->kept_count < LIMIT_SETTINGS_KEPT &&
                copy.size <= LIMIT_SETTINGS_KEPT_BYTES - reading->kept_bytes;
    if (*ret_kept) {
        kept[reading->kept_count++] = copy;
        reading->kept_bytes += copy.size;
        return true;
    }
    free(copy.key);
    free(copy.json);
    return kept || no_memory(err);
}

static void find_unknown(Reading *reading, const char *path, JsonValue member, bool kept) {
    const char *key = json_key(member), *near = setting_nearest(key);
    char message[300];
    snprintf(message, sizeof message, "there is no setting \"%.*s\"", value_cut(key, 64), key);
    if (near) value_append(message, sizeof message, "; did you mean \"%s\"?", near);
    value_append(message, sizeof message, "%s %s", near ? "" : ".",
                 kept ? "It is left as it is" : "There are too many such to keep it");
    find(reading, FINDING_WARNING, path, json_key_place(member), member, message);
}

static void find_wrong(Reading *reading, const char *path, JsonValue member, const SettingRow *row,
                       const Err *wrong) {
    char message[sizeof wrong->message + 100];
    snprintf(message, sizeof message, "%s. Its default (%s) stands in its place", wrong->message,
             *row->default_text ? row->default_text : "empty");
    find(reading, FINDING_ERROR, path, json_place(member), member, message);
}

static bool read_member(Reading *reading, const char *path, JsonValue member, Err *err) {
    const SettingRow *row = setting_find(json_key(member));
    Err wrong = {0};
    bool kept = false;
    if (row && setting_read(row, member, &reading->values, &wrong)) return true;
    if (!keep_member(reading, member, &kept, err)) return false;
    if (row)
        find_wrong(reading, path, member, row, &wrong);
    else
        find_unknown(reading, path, member, kept);
    return true;
}

static void find_damage(Reading *reading, const char *path, JsonPlace place, const char *what) {
    char message[700];
    snprintf(message, sizeof message,
             "%s. The file is damaged, it will be set aside; settings are those of its copy, or have their "
             "defaults",
             what);
    find(reading, FINDING_ERROR, path, place, (JsonValue){0}, message);
    reading->damaged = true;
}

static bool read_text(Reading *reading, const char *path, const char *text, size_t size, Err *err) {
    JsonDoc *doc = NULL;
    JsonPlace place = {0, 0};
    Err damage = {0};
    if (!json_parse(text, size, &doc, &place, &damage)) {
        if (damage.code == ERR_NO_MEMORY) return no_memory(err);
        find_damage(reading, path, place, damage.message);
        return true;
    }
    JsonValue root = json_root(doc);
    bool sound = true;
    if (json_type(root) == JSON_OBJECT)
        for (JsonValue v = json_first(root); sound && json_type(v); v = json_next(v))
            sound = read_member(reading, path, v, err);
    else
        find_damage(reading, path, json_place(root), "an object in braces is needed here");
    json_destroy(doc);
    return sound;
}

static FsInfo look(const Fs *fs, const char *path) {
    FsInfo info = {.size = -1};
    if (!fs->stat(fs->ctx, path, &info, NULL)) info = (FsInfo){.size = -1};
    return info;
}

static void reading_finish(Reading *reading) {
    findings_finish(&reading->findings);
    free_kept(reading->kept, reading->kept_count);
    *reading = (Reading){0};
}

// On success the caller finishes it.
static bool read_file(const Fs *fs, const char *path, Reading *ret_reading, Err *err) {
    Reading reading = {0};
    settings_default(&reading.values);
    findings_init(&reading.findings);
    // Looked at before it is read: what is written in between is read again.
    reading.seen = look(fs, path);
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Err problem = {0};
    bool sound = true;
    if (fs->read_file(fs->ctx, path, LIMIT_SETTINGS_BYTES, &text, &size, &problem))
        sound = read_text(&reading, path, text, size, err);
    else if (problem.code == ERR_NO_MEMORY)
        sound = no_memory(err);
    else if (problem.code != ERR_NOT_FOUND)
        find_damage(&reading, path, (JsonPlace){0, 0}, problem.message);
    if (sound)
        *ret_reading = reading;
    else
        reading_finish(&reading);
    return sound;
}

// The file gets what was read; what it had goes.
static void take_over(SettingsFile *file, Reading *reading) {
    findings_finish(&file->findings);
    free_kept(file->kept, file->kept_count);
    file->values = reading->values;
    file->findings = reading->findings;
    file->kept = reading->kept;
    file->kept_count = reading->kept_count;
    file->damaged = reading->damaged;
    file->seen = reading->seen;
}

static const char copy_suffix[] = ".copy";

static void copy_path(const SettingsFile *file, char *path, size_t size) {
    snprintf(path, size, "%s%s", file->path, copy_suffix);
}

// Where the file is damaged its copy counts, the PIN above all: without one the next visitor would set it.
static bool take_copy(SettingsFile *file, Err *err) {
    char path[sizeof file->path + sizeof copy_suffix];
    Settings defaults;
    Reading reading;
    copy_path(file, path, sizeof path);
    if (!read_file(file->fs, path, &reading, err)) return false;
    if (!reading.damaged && reading.seen.size >= 0) {
        settings_default(&defaults);
        file->values = reading.values;
        file->unsaved = settings_compare(&defaults, &file->values);
        free_kept(file->kept, file->kept_count);
        file->kept = reading.kept;
        file->kept_count = reading.kept_count;
        reading.kept = NULL;
        reading.kept_count = 0;
    }
    reading_finish(&reading);
    return true;
}

bool settings_file_open(const Fs *fs, const char *path, SettingsFile *ret_file, Err *err) {
    SettingsFile file = {.fs = fs};
    Reading reading;
    if (strlen(path) >= sizeof file.path - sizeof ".damaged-9")
        return err_set(err, ERR_USAGE, "the path of the settings is too long: %.100s...", path);
    if (!read_file(fs, path, &reading, err)) return false;
    snprintf(file.path, sizeof file.path, "%s", path);
    take_over(&file, &reading);
    if (file.damaged && !take_copy(&file, err)) {
        settings_file_close(&file);
        return false;
    }
    *ret_file = file;
    return true;
}

void settings_file_close(SettingsFile *file) {
    if (!file) return;
    findings_finish(&file->findings);
    free_kept(file->kept, file->kept_count);
    file->kept = NULL;
    file->kept_count = 0;
}

bool settings_file_set_aside(SettingsFile *file, Err *err) {
    if (!file->damaged) return true;
    char aside[sizeof file->path + 32];
    for (int i = 1; i <= LIMIT_SETTINGS_DAMAGED; i++) {
        snprintf(aside, sizeof aside, "%s.damaged-%d", file->path, i);
        if (look(file->fs, aside).size < 0) break;
    }
    Err problem = {0};
    bool gone =
        file->fs->rename_file(file->fs->ctx, file->path, aside, &problem) || problem.code == ERR_NOT_FOUND;
    if (!gone) {
        if (err) *err = problem;
        return err_wrap(err, "setting the damaged settings aside");
    }
    findings_add(&file->findings, FINDING_WARNING, name_of(file->path), 0, 0, "",
                 "the damaged file was set aside as %s", name_of(aside));
    file->damaged = false;
    file->seen = (FsInfo){.size = -1};
    return true;
}

bool settings_file_is_newer(const SettingsFile *file) {
    FsInfo now = look(file->fs, file->path);
    return now.size != file->seen.size || now.mtime_ns != file->seen.mtime_ns;
}

static void drop_kept(SettingsFile *file, const char *name) {
    for (size_t i = 0; i < file->kept_count; i++) {
        if (strcmp(file->kept[i].key, name) != 0) continue;
        free(file->kept[i].key);
        free(file->kept[i].json);
        memmove(&file->kept[i], &file->kept[i + 1], (--file->kept_count - i) * sizeof *file->kept);
        return;
    }
}

// Copies the values named by ids, in whose place nothing of the file is kept any more.
static void take_values(SettingsFile *file, const Settings *from, SettingSet ids) {
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        if (!setting_set_has(ids, id)) continue;
        setting_copy(setting_row(id), from, &file->values);
        drop_kept(file, setting_row(id)->name);
    }
}

SettingSet settings_file_reload(SettingsFile *file) {
    Settings before = file->values;
    Reading reading;
    if (!read_file(file->fs, file->path, &reading, NULL)) return 0; // without memory all stays as it is
    if (reading.damaged) { // somebody's slip must not undo what runs, nor lose what is kept
        reading.values = before;
        reading.kept = STEAL(file->kept);
        reading.kept_count = file->kept_count;
        file->kept_count = 0;
    }
    take_over(file, &reading);
    take_values(file, &before, file->unsaved);
    return settings_compare(&before, &file->values);
}

static bool is_kept(const SettingsFile *file, const char *name) {
    for (size_t i = 0; i < file->kept_count; i++)
        if (!strcmp(file->kept[i].key, name)) return true;
    return false;
}

static void write_all(const SettingsFile *file, FILE *out) {
    Settings defaults;
    settings_default(&defaults);
    const char *between = "\n  ";
    fputc('{', out);
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        if (setting_same(row, &file->values, &defaults) || is_kept(file, row->name)) continue;
        fputs(between, out);
        write_key(out, row->name);
        setting_write(row, &file->values, out);
        between = ",\n  ";
    }
    for (size_t i = 0; i < file->kept_count; i++) {
        fprintf(out, "%s%s", between, file->kept[i].json);
        between = ",\n  ";
    }
    fputs("\n}\n", out);
}

static bool write_file(SettingsFile *file, Err *err) {
    if (!settings_file_set_aside(file, err)) return false;
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) return no_memory(err);
    write_all(file, out);
    if (fclose(out)) return no_memory(err);
    char copy[sizeof file->path + sizeof copy_suffix];
    copy_path(file, copy, sizeof copy);
    if (!file->fs->write_file(file->fs->ctx, copy, text, size, err) ||
        !file->fs->write_file(file->fs->ctx, file->path, text, size, err))
        return false;
    file->seen = look(file->fs, file->path);
    file->unsaved = 0;
    return true;
}

SetResult settings_file_take(SettingsFile *file, const Settings *wanted, SettingSet ids,
                             SettingSet *ret_changed, Err *err) {
    Settings before = file->values;
    if (settings_file_is_newer(file)) settings_file_reload(file);
    Settings was = file->values;
    size_t kept = file->kept_count;
    take_values(file, wanted, ids);
    if (ret_changed) *ret_changed = settings_compare(&before, &file->values);
    // What says nothing new is not written: cards wear.
    bool is_new = settings_compare(&was, &file->values) || kept != file->kept_count || file->unsaved;
    if (!is_new || write_file(file, err)) return SET_KEPT;
    file->unsaved |= ids;
    return SET_NOT_KEPT;
}

SetResult settings_file_set(SettingsFile *file, SettingId id, const char *text, SettingSet *ret_changed,
                            Err *err) {
    Settings wanted = file->values;
    if (!setting_parse(setting_row(id), text, &wanted, err)) return SET_REFUSED;
    return settings_file_take(file, &wanted, setting_set_of(id), ret_changed, err);
}

bool settings_file_save(SettingsFile *file, Err *err) {
    if (!file->unsaved) return true;
    if (settings_file_is_newer(file)) settings_file_reload(file);
    return write_file(file, err);
}
