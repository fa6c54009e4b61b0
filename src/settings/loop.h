// The operator's wishes about the attract loop (attract.scenes) and the bundle's scenes put together.
//
// A wish names the bundle's first, second, ... scene of a kind, so it outlives a new version of the content.
// Scenes come in the order of the wishes; those without a wish
// follow as the bundle has them, switched on: what is new is shown. Wishes without a scene wait for one.
#pragma once
#include "settings/values.h"

typedef struct LoopScene {
    const Scene *scene;
    bool on;
    int seconds; // 2 or more
} LoopScene;

// Fills count entries, one for each scene. Where all would be off all are on: the loop is never empty.
void loop_arrange(const SceneSettings *wishes, const Scene *scenes, size_t count, LoopScene *entries);

// Wishes that say what entries say, for a panel that has changed their order, seconds or switches. What is
// over LIMIT_SETTING_SCENES stays without. scenes: those of loop_arrange.
void loop_wishes(const LoopScene *entries, size_t count, const Scene *scenes, SceneSettings *ret_wishes);
