#include "powerloss/shop.h"

#include <stdio.h>
#include <string.h>
#include "shelf.h"
#include "store/stage.h"

static const char *shop_folder = "store";

void shop_set_folder(const char *folder) {
    shop_folder = folder;
}

bool shop_install(Store *store, int version) {
    Shelf shelf;
    Package package;
    Findings findings;
    Staged staged;
    shelf_init(&shelf, version);
    shelf_package(&shelf, &package);
    findings_init(&findings);
    StageTask task = {.package = &package};
    bool done = store_stage(store, &task, &findings, &staged, NULL);
    if (done) {
        staged.entry.at_s = version;
        done = store_activate(store, staged.slot, &staged.entry, NULL);
    }
    findings_finish(&findings);
    package_close(&package);
    shelf_finish(&shelf);
    return done;
}

bool shop_roll_back(Store *store) {
    return store_roll_back(store, 100, "a test", NULL);
}

bool shop_recover(Store *store) {
    StoreNews news;
    return store_recover(store, 100, &news, NULL);
}

bool shop_do(const Fs *fs, ShopDeed deed) {
    Store *store = NULL;
    bool done = store_open(fs, shop_folder, &store, NULL) && store_lock(store, NULL) && deed(store);
    store_close(store);
    return done;
}

// The version whose files, to the byte, are in a folder; 0 where they are no version's.
static int version_in(const Fs *fs, const char *folder) {
    for (int version = 1; version <= SHOP_VERSIONS; version++) {
        Shelf shelf;
        int same = 0;
        shelf_init(&shelf, version);
        for (int i = 0; i < SHELF_FILES; i++) {
            char path[SLOT_PATH_SIZE + 64];
            AUTO_FREE char *data = NULL;
            size_t size = 0;
            snprintf(path, sizeof path, "%s/%s", folder, shelf.files[i].name);
            same += fs->read_file(fs->ctx, path, 1 << 20, &data, &size, NULL) &&
                    size == shelf.files[i].size && !memcmp(data, shelf.files[i].data, size);
        }
        shelf_finish(&shelf);
        if (same == SHELF_FILES) return version;
    }
    return 0;
}

static const char *look_at_history(const Store *store, const ShopWish *wish, int shown) {
    const StoreState *state = &store->state;
    if (state->history_count < wish->entries) return "the history is lost";
    for (size_t i = 0; i < wish->entries; i++)
        if (state->history[i].at_s != (int64_t)i + 1) return "the history is another one";
    const StoreEntry *about = store_about(store, state->current);
    if (shown && (!about || about->version != shown)) return "the history does not know what is shown";
    return NULL;
}

static const char *look_at_slots(const Store *store) {
    const StoreState *state = &store->state;
    char path[SLOT_PATH_SIZE];
    for (size_t i = 0; i < state->slot_count; i++) {
        if (!slot_prove(store->fs, store->folder, state->slots[i], NULL, NULL, NULL))
            return "a listed slot is not whole";
        if (!version_in(store->fs, store_content(store, state->slots[i], path)))
            return "a listed slot holds what nobody installed";
    }
    return NULL;
}

static const char *look(Store *store, const ShopWish *wish) {
    char path[SLOT_PATH_SIZE];
    StoreNews news;
    if (!store_recover(store, 200, &news, NULL)) return "it does not recover";
    if (*news.sentence && !wish->repairs) return "it fell back from what was whole";
    uint32_t current = store->state.current;
    int shown = current ? version_in(store->fs, store_content(store, current, path)) : 0;
    if (current && !shown) return "what is shown is no version";
    if (shown != wish->after && (wish->done || shown != wish->before)) return "another version is shown";
    if (current && !slot_prove(store->fs, store->folder, current, NULL, NULL, NULL))
        return "what is shown does not match its manifest";
    const char *problem = look_at_history(store, wish, shown);
    // Another damaged slot in the list is found when one rolls back to it.
    return problem || wish->repairs ? problem : look_at_slots(store);
}

const char *shop_look(const Fs *fs, const ShopWish *wish) {
    Store *store = NULL;
    if (!store_open(fs, shop_folder, &store, NULL)) return "it does not open";
    const char *problem = look(store, wish);
    store_close(store);
    return problem;
}

static bool install_last(Store *store) {
    return shop_install(store, SHOP_VERSIONS);
}

const char *shop_look_further(const Fs *fs, bool repairs) {
    ShopWish wish = {.before = SHOP_VERSIONS, .after = SHOP_VERSIONS, .done = true, .repairs = repairs};
    if (!shop_do(fs, install_last)) return "nothing can be installed any more";
    return shop_look(fs, &wish);
}
