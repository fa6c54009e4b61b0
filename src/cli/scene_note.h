// Tells the watchdog where the kiosk is, so that it begins there after a crash. Internal to cli/.
#pragma once
#include "app/app.h"
#include "base/watchdog.h"

typedef struct SceneNote {
    bool told;
    ScreenId screen; // what was told
    char id[ID_SIZE];
} SceneNote;

// Says it where it is another place than the last time; watchdog NULL: to nobody.
void scene_note_take(SceneNote *note, const App *app, const Watchdog *watchdog);
