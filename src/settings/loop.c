#include "settings/loop.h"

#include <stdlib.h>
#include <string.h>

// The index of a kind's first, second, ... scene; count where there is none.
static size_t find_scene(const Scene *scenes, size_t count, SceneKind kind, int which) {
    for (size_t i = 0; i < count; i++)
        if (scenes[i].kind == kind && !--which) return i;
    return count;
}

static int which_of(const Scene *scenes, const Scene *scene) {
    int which = 1;
    for (const Scene *other = scenes; other < scene; other++)
        which += other->kind == scene->kind;
    return which;
}

static bool is_placed(const LoopScene *entries, size_t count, const Scene *scene) {
    for (size_t i = 0; i < count; i++)
        if (entries[i].scene == scene) return true;
    return false;
}

void loop_arrange(const SceneSettings *wishes, const Scene *scenes, size_t count, LoopScene *entries) {
    size_t placed = 0, wished, lit = 0;
    for (int i = 0; i < wishes->count; i++) {
        const SceneSetting *wish = &wishes->items[i];
        size_t at = find_scene(scenes, count, wish->kind, wish->which);
        if (at == count) continue;
        int seconds = wish->seconds ? wish->seconds : scenes[at].seconds;
        entries[placed++] = (LoopScene){&scenes[at], wish->on, seconds};
        lit += wish->on;
    }
    wished = placed;
    for (size_t i = 0; i < count; i++)
        if (!is_placed(entries, wished, &scenes[i]))
            entries[placed++] = (LoopScene){&scenes[i], true, scenes[i].seconds};
    if (placed > wished || lit) return;
    for (size_t i = 0; i < placed; i++)
        entries[i].on = true;
}

void loop_wishes(const LoopScene *entries, size_t count, const Scene *scenes, SceneSettings *ret_wishes) {
    memset(ret_wishes, 0, sizeof *ret_wishes);
    for (size_t i = 0; i < count && i < LIMIT_SETTING_SCENES; i++) {
        const Scene *scene = entries[i].scene;
        SceneSetting *wish = &ret_wishes->items[ret_wishes->count++];
        wish->kind = scene->kind;
        wish->which = (int16_t)which_of(scenes, scene);
        wish->on = entries[i].on;
        wish->seconds = entries[i].seconds == scene->seconds ? 0 : (int16_t)entries[i].seconds;
    }
}
