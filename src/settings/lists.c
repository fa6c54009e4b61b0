// The settings that are lists: scenes and languages.
#include "settings/value_type.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/limits.h"
#include "json/write.h"

const char *const scene_words[] = {
    [SCENE_FLAG_WALL] = "flag-wall", [SCENE_MEMBER] = "member", [SCENE_AGENDA] = "agenda",
    [SCENE_MEETING] = "meeting",     [SCENE_NOTICE] = "notice", [SCENE_PICTURE] = "picture",
    [SCENE_KIND_COUNT] = NULL,
};

// Scenes.

enum {
    WHICH_MOST = 9999 // four digits
};

static bool is_scene_seconds(long long seconds) {
    return !seconds || (seconds >= LIMIT_SCENE_SECONDS_MIN && seconds <= LIMIT_SCENE_SECONDS_MAX);
}

static bool find_scene(const char *word, size_t length, SceneKind *ret_kind) {
    for (int i = 0; i < SCENE_KIND_COUNT; i++) {
        if (strlen(scene_words[i]) != length || memcmp(scene_words[i], word, length) != 0) continue;
        *ret_kind = (SceneKind)i;
        return true;
    }
    return false;
}

bool value_too_many(const SettingRow *row, unsigned most, Err *err) {
    return err_set(err, ERR_USAGE, "%s takes at most %u", row->name, most);
}

// The number of at most four digits at *text, 0 where there is none; text goes behind it and its spaces.
static int take_number(const char **text) {
    size_t digits = strspn(*text, "0123456789");
    int number = digits && digits <= 4 ? (int)strtol(*text, NULL, 10) : digits ? -1 : 0;
    if (digits && (*text)[digits] && (*text)[digits] != ' ') number = -1;
    *text += digits;
    *text += strspn(*text, " ");
    return number;
}

static bool is_named(const SceneSettings *scenes, int count, SceneKind kind, int which) {
    for (int i = 0; i < count; i++)
        if (scenes->items[i].kind == kind && scenes->items[i].which == which) return true;
    return false;
}

// Which of its kind a scene is that does not say so: the first that none of the `before` first ones names.
static int which_by_order(const SceneSettings *scenes, int before, SceneKind kind) {
    int which = 1;
    while (is_named(scenes, before, kind, which))
        which++;
    return which;
}

static bool add_scene(const SettingRow *row, SceneSetting scene, SceneSettings *scenes, Err *err) {
    if (is_named(scenes, scenes->count, scene.kind, scene.which))
        return err_set(err, ERR_USAGE, "%s names %s#%d twice", row->name, scene_words[scene.kind],
                       scene.which);
    SceneSetting *added = &scenes->items[scenes->count++]; // member by member: what lies between stays zero
    added->kind = scene.kind;
    added->which = scene.which;
    added->seconds = scene.seconds;
    added->on = scene.on;
    return true;
}

// "KIND[#WHICH] [SECONDS] [off]"
static bool parse_scene(const char *part, const SceneSettings *before, SceneSetting *scene) {
    size_t length = strcspn(part, " #");
    if (!find_scene(part, length, &scene->kind)) return false;
    part += length;
    int which = which_by_order(before, before->count, scene->kind);
    if (*part == '#') {
        part++;
        which = take_number(&part);
    }
    part += strspn(part, " ");
    int seconds = take_number(&part);
    if (which < 1 || seconds < 0 || !is_scene_seconds(seconds)) return false;
    scene->which = (int16_t)which;
    scene->seconds = (int16_t)seconds;
    scene->on = !*part;
    return scene->on || !strcmp(part, "off");
}

static bool parse_scenes(const SettingRow *row, const char *text, void *slot, Err *err) {
    SceneSettings scenes;
    memset(&scenes, 0, sizeof scenes);
    char part[40];
    bool is_long;
    const char *rest = text;
    while (value_part(&rest, part, sizeof part, &is_long)) {
        if (scenes.count == LIMIT_SETTING_SCENES) return value_too_many(row, LIMIT_SETTING_SCENES, err);
        SceneSetting scene;
        if (!parse_scene(part, &scenes, &scene)) return value_refuse(row, part, err);
        if (!add_scene(row, scene, &scenes, err)) return false;
    }
    if (is_long) return value_refuse(row, text, err);
    memcpy(slot, &scenes, sizeof scenes);
    return true;
}

// A number of a scene, from low to high; 0 where it is not there.
static bool read_number(const SettingRow *row, JsonValue scene, const char *key, int low, int high,
                        int16_t *ret_number, Err *err) {
    JsonValue value = json_get(scene, key);
    long long number = 0;
    if (json_type(value) && (!json_integer(value, &number) || number < low || number > high))
        return err_set(err, ERR_USAGE, "%s: a scene's \"%s\" is %d to %d", row->name, key, low, high);
    *ret_number = (int16_t)number;
    return true;
}

// What else it says belongs to another program: taking the rest would lose it.
static bool has_more_members(JsonValue scene) {
    static const char *const known[] = {"scene", "which", "seconds", "on"};
    size_t there = 0;
    for (size_t i = 0; i < COUNT_OF(known); i++)
        there += json_type(json_get(scene, known[i])) != JSON_MISSING;
    return json_size(scene) != there;
}

static bool read_scene(const SettingRow *row, JsonValue value, const SceneSettings *before,
                       SceneSetting *scene, Err *err) {
    const char *word = json_string(json_get(value, "scene"));
    JsonType on = json_type(json_get(value, "on"));
    if (json_type(value) != JSON_OBJECT || !word) return value_refuse_type(row, value, err);
    if (!find_scene(word, strlen(word), &scene->kind)) return value_refuse(row, word, err);
    if (!read_number(row, value, "which", 1, WHICH_MOST, &scene->which, err) ||
        !read_number(row, value, "seconds", LIMIT_SCENE_SECONDS_MIN, LIMIT_SCENE_SECONDS_MAX, &scene->seconds,
                     err))
        return false;
    if (on != JSON_MISSING && on != JSON_TRUE && on != JSON_FALSE)
        return err_set(err, ERR_USAGE, "%s: a scene's \"on\" is true or false", row->name);
    if (has_more_members(value))
        return err_set(err, ERR_USAGE, "%s: a scene has \"scene\", \"which\", \"seconds\" and \"on\"",
                       row->name);
    if (!scene->which) scene->which = (int16_t)which_by_order(before, before->count, scene->kind);
    scene->on = on != JSON_FALSE;
    return true;
}

static bool read_scenes(const SettingRow *row, JsonValue value, void *slot, Err *err) {
    SceneSettings scenes;
    memset(&scenes, 0, sizeof scenes);
    if (json_type(value) != JSON_ARRAY) return value_refuse_type(row, value, err);
    if (json_size(value) > LIMIT_SETTING_SCENES) return value_too_many(row, LIMIT_SETTING_SCENES, err);
    for (JsonValue item = json_first(value); json_type(item); item = json_next(item)) {
        SceneSetting scene;
        if (!read_scene(row, item, &scenes, &scene, err) || !add_scene(row, scene, &scenes, err))
            return false;
    }
    memcpy(slot, &scenes, sizeof scenes);
    return true;
}

// Whether the scene at index is not the one that its place in the list would make it.
static bool says_which(const SceneSettings *scenes, int index) {
    const SceneSetting *scene = &scenes->items[index];
    return scene->which != which_by_order(scenes, index, scene->kind);
}

static void print_scenes(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    const SceneSettings *scenes = slot;
    buffer[0] = 0;
    for (int i = 0; i < scenes->count; i++) {
        const SceneSetting *scene = &scenes->items[i];
        value_append(buffer, size, "%s%s", i ? ", " : "", scene_words[scene->kind]);
        if (says_which(scenes, i)) value_append(buffer, size, "#%d", scene->which);
        if (scene->seconds) value_append(buffer, size, " %d", scene->seconds);
        if (!scene->on) value_append(buffer, size, " off");
    }
}

static void write_scenes(const SettingRow *row, const void *slot, FILE *out) {
    (void)row;
    const SceneSettings *scenes = slot;
    fputc('[', out);
    for (int i = 0; i < scenes->count; i++) {
        const SceneSetting *scene = &scenes->items[i];
        fprintf(out, "%s{\"scene\": \"%s\"", i ? ", " : "", scene_words[scene->kind]);
        if (says_which(scenes, i)) fprintf(out, ", \"which\": %d", scene->which);
        if (scene->seconds) fprintf(out, ", \"seconds\": %d", scene->seconds);
        fprintf(out, ", \"on\": %s}", scene->on ? "true" : "false");
    }
    fputc(']', out);
}

const ValueType value_scenes = {parse_scenes, read_scenes, print_scenes, write_scenes};

// Languages.

// The form of a tag of RFC 5646: parts of 1 to 8 letters and digits, of which the first has letters alone.
static bool is_tag(const char *text) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t first = strspn(text, letters);
    if (first < 2 || strcspn(text, "0123456789") < first || strlen(text) > LIMIT_LANGUAGE_BYTES) return false;
    for (;;) {
        size_t length = strspn(text, letters);
        if (!length || length > 8) return false;
        if (!text[length]) return true;
        if (text[length] != '-') return false;
        text += length + 1;
    }
}

static bool add_language(const SettingRow *row, const char *tag, LanguageSettings *languages, Err *err) {
    if (!is_tag(tag)) return value_refuse(row, tag, err);
    for (int i = 0; i < languages->count; i++)
        if (!strcasecmp(languages->tags[i], tag))
            return err_set(err, ERR_USAGE, "%s has \"%s\" twice", row->name, tag);
    if (languages->count == (int)LIMIT_LANGUAGES) return value_too_many(row, LIMIT_LANGUAGES, err);
    memcpy(languages->tags[languages->count++], tag, strlen(tag));
    return true;
}

static bool parse_languages(const SettingRow *row, const char *text, void *slot, Err *err) {
    LanguageSettings languages;
    memset(&languages, 0, sizeof languages);
    char part[LIMIT_LANGUAGE_BYTES + 1];
    bool is_long;
    const char *rest = text;
    while (value_part(&rest, part, sizeof part, &is_long))
        if (!add_language(row, part, &languages, err)) return false;
    if (is_long) return value_refuse(row, text, err);
    memcpy(slot, &languages, sizeof languages);
    return true;
}

static bool read_languages(const SettingRow *row, JsonValue value, void *slot, Err *err) {
    LanguageSettings languages;
    memset(&languages, 0, sizeof languages);
    if (json_type(value) != JSON_ARRAY) return value_refuse_type(row, value, err);
    for (JsonValue item = json_first(value); json_type(item); item = json_next(item)) {
        const char *tag = json_string(item);
        if (!tag) return value_refuse_type(row, item, err);
        if (!add_language(row, tag, &languages, err)) return false;
    }
    memcpy(slot, &languages, sizeof languages);
    return true;
}

static void print_languages(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    const LanguageSettings *languages = slot;
    buffer[0] = 0;
    for (int i = 0; i < languages->count; i++)
        value_append(buffer, size, "%s%s", i ? ", " : "", languages->tags[i]);
}

static void write_languages(const SettingRow *row, const void *slot, FILE *out) {
    (void)row;
    const LanguageSettings *languages = slot;
    fputc('[', out);
    for (int i = 0; i < languages->count; i++) {
        if (i) fputs(", ", out);
        json_write_string(out, languages->tags[i]);
    }
    fputc(']', out);
}

const ValueType value_languages = {parse_languages, read_languages, print_languages, write_languages};
