#include "model/attract.h"

#include <stddef.h>
#include "model/links.h"
#include "model/lists.h"
#include "model/values.h"

typedef struct Attract {
    int seconds;
    Scene *scenes;
    size_t count;
} Attract;

static const char *const scene_words[] = {
    [SCENE_FLAG_WALL] = "flag-wall", [SCENE_MEMBER] = "member", [SCENE_AGENDA] = "agenda",
    [SCENE_MEETING] = "meeting",     [SCENE_NOTICE] = "notice", [SCENE_PICTURE] = "picture",
};
_Static_assert(COUNT_OF(scene_words) == SCENE_KIND_COUNT, "every scene has its word");
static const Choices scene_kinds = {scene_words, SCENE_KIND_COUNT, 0};

static const int scene_lists[] = {
    [SCENE_FLAG_WALL] = LINK_TO(LIST_MEMBERS),
    [SCENE_MEMBER] = LINK_TO(LIST_MEMBERS),
    [SCENE_AGENDA] = LINK_TO(LIST_ROOMS) | LINK_TO(LIST_TRACKS),
    [SCENE_MEETING] = LINK_TO(LIST_MEETINGS),
    [SCENE_NOTICE] = LINK_TO(LIST_NOTICES),
    [SCENE_PICTURE] = 0,
};
_Static_assert(COUNT_OF(scene_lists) == SCENE_KIND_COUNT, "every scene knows what it selects from");

static bool read_select(Load *load, JsonValue value, const Field *field, void *record) {
    const Scene *scene = record;
    int lists = scene_lists[scene->kind];
    if (!lists) return load_error(load, value, "a picture has nothing to select from; remove it");
    return links_add_ids(load, value, lists, slot_at(record, field->offset));
}

static bool finish_scene(Load *load, JsonValue object, void *record) {
    Scene *scene = record;
    if (scene->kind == SCENE_PICTURE && !scene->file)
        return load_error(load, object, "\"file\" is missing; a picture scene needs one that is there");
    if (scene->kind != SCENE_PICTURE && scene->file)
        load_warning(load, json_get(object, "file"), "only a picture scene shows a file; remove it");
    return true;
}

// `scene` comes first: what can be selected rests on it.
static const Field scene_fields[] = {
    ROW_WITH("scene", NEED_ALWAYS, read_choice, Scene, kind, .more = &scene_kinds),
    ROW("select", NEED_RIGHT, read_select, Scene, select),
    ROW_WITH("seconds", NEED_NOT, read_int, Scene, seconds, .low = LIMIT_SCENE_SECONDS_MIN,
             .high = LIMIT_SCENE_SECONDS_MAX),
    ROW("file", NEED_NOT, read_picture, Scene, file),
};
static const Record scene_record = {"scene", scene_fields, COUNT_OF(scene_fields), sizeof(Scene), NO_SOURCE,
                                    NULL,    finish_scene};
static const Items scene_items = {&scene_record, NO_LIST, "/attract/scenes"};

static const Field attract_fields[] = {
    ROW_WITH("seconds", NEED_NOT, read_int, Attract, seconds, .low = LIMIT_SCENE_SECONDS_MIN,
             .high = LIMIT_SCENE_SECONDS_MAX),
    ROW_WITH("scenes", NEED_NOT, read_items, Attract, scenes, .other_offset = offsetof(Attract, count),
             .more = &scene_items),
};
static const Record attract_record = {
    "loop", attract_fields, COUNT_OF(attract_fields), sizeof(Attract), NO_SOURCE, NULL, NULL};

bool read_attract(Load *load, JsonValue value, const Field *field, void *bundle_) {
    (void)field;
    Bundle *bundle = bundle_;
    Attract attract = {.seconds = LIMIT_SCENE_SECONDS_DEFAULT};
    if (!read_record(load, value, &attract_record, &attract)) return false;
    for (size_t i = 0; i < attract.count; i++)
        if (!attract.scenes[i].seconds) attract.scenes[i].seconds = attract.seconds;
    bundle->scenes = attract.scenes;
    bundle->scene_count = attract.count;
    return true;
}

void attract_default(Load *load) {
    Bundle *bundle = load->bundle;
    if (bundle->scene_count) return;
    Scene *scenes = ARENA_NEW(&bundle->arena, Scene, SCENE_KIND_COUNT);
    if (!scenes) {
        load_no_memory(load);
        return;
    }
    size_t count = 0;
    scenes[count++] = (Scene){.kind = SCENE_AGENDA, .seconds = LIMIT_SCENE_SECONDS_DEFAULT};
    if (bundle->member_count) {
        scenes[count++] = (Scene){.kind = SCENE_FLAG_WALL, .seconds = LIMIT_SCENE_SECONDS_DEFAULT};
        scenes[count++] = (Scene){.kind = SCENE_MEMBER, .seconds = LIMIT_SCENE_SECONDS_DEFAULT};
    }
    if (bundle->notice_count)
        scenes[count++] = (Scene){.kind = SCENE_NOTICE, .seconds = LIMIT_SCENE_SECONDS_DEFAULT};
    bundle->scenes = scenes;
    bundle->scene_count = count;
}
