// A store and what is done to it between two power cuts, and what must hold when the power is back.
#pragma once
#include "store/store.h"

enum {
    SHOP_VERSIONS = 9
};

// What is done; true where it was said to be done.
typedef bool (*ShopDeed)(Store *store);

bool shop_install(Store *store, int version); // at the time `version`
bool shop_roll_back(Store *store);
bool shop_recover(Store *store);

typedef struct ShopWish {
    int before, after; // versions: which may be shown then; 0 is what is built in
    bool done;         // it was said to be done: only the one after
    size_t entries;    // of history there were before
    bool repairs;      // falling back to another one is what is asked for
} ShopWish;

// Starts as a kiosk does and looks whether all holds. Returns NULL, or what does not.
const char *shop_look(const Fs *fs, const ShopWish *wish);
// As above, of a store that has recovered: one more can be installed, and is there after the next start.
const char *shop_look_further(const Fs *fs, bool repairs);

// Does one thing with a store that has just been opened and recovered. False where it could not.
bool shop_do(const Fs *fs, ShopDeed deed);

// Which folder the shop has on any file system; "store" unless set. For tests with real files.
void shop_set_folder(const char *folder);
