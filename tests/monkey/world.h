// The monkey's kiosk: on a stand, with a card, a machine, panels and content that all change under it.
#pragma once
#include "dice.h"
#include "stand.h"
#include "trail.h"

enum {
    CONTENTS_MAX = 64
};

typedef struct Content {
    char folder[400], name[64];
    char *text; // of its bundle.json
} Content;

// The bundles of a folder, each in a folder of its own.
typedef struct Contents {
    Content items[CONTENTS_MAX];
    int count;
} Contents;

typedef struct WorldPanel {
    int width, height; // px
    double width_mm;
    bool judged; // the venue's figures hold there
    int weight;
} WorldPanel;

typedef struct World {
    Stand stand;
    MemoryFs kept;
    Host host;
    TimeSource time;
    Dice dice;
    Trail *trail;
    const Contents *contents;
    WorldPanel panel;
    char *odd_text; // content that the monkey made
    const char *folder;
    int64_t boot_us; // the machine's age when the program was started
    // The machine.
    bool synchronised, has_rtc, may_set, light_goes, dims;
    int64_t rtc_off_s;
    bool window_open;
    int looks;   // that nobody touches it for, so that the loop is seen
    bool paints; // a painter is linked
} World;

bool contents_read(Contents *contents, const char *folder);
void contents_free(Contents *contents);

// A life begins with an empty card or a full one, some content, some panel.
bool world_begin(World *world, const Contents *contents, Dice dice, Trail *trail, bool paints);
void world_end(World *world);
bool world_restart(World *world); // the program ends and is started again; the card stays

void world_put_panel(World *world, WorldPanel panel);
WorldPanel world_roll_panel(World *world);
void world_close_window(World *world);
// Content as the stand reads it: one of the contents, or broken, or none (with a note of it).
void world_roll_content(World *world);
const char *world_place(const World *world); // of the kiosk, for messages: its screen
