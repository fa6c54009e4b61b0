#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    CLUSTER_BYTES = 4096, // what a file or folder takes beside its bytes, rounded up
};

bool store_open(const Fs *fs, const char *folder, Store **ret_store, Err *err) {
    AUTO_FREE Store *store = calloc(1, sizeof *store);
    if (!store) return err_set(err, ERR_NO_MEMORY, "no memory for the store %s", folder);
    if (snprintf(store->folder, sizeof store->folder, "%s", folder) >= (int)sizeof store->folder)
        return err_set(err, ERR_TOO_LARGE, "the store's folder has too long a name");
    store->fs = fs;
    if (!state_read(fs, folder, &store->state, &store->found, err)) return false;
    *ret_store = STEAL(store);
    return true;
}

void store_unlock(Store *store) {
    if (store->lock) store->fs->close_file(store->fs->ctx, store->lock, NULL);
    store->lock = NULL;
}

void store_close(Store *store) {
    if (store) store_unlock(store);
    free(store);
}

bool store_lock(Store *store, Err *err) {
    const Fs *fs = store->fs;
    char path[SLOT_PATH_SIZE];
    if (store->lock) return true;
    if (!fs->make_folder(fs->ctx, store->folder, err)) return false;
    snprintf(path, sizeof path, "%s/slots", store->folder);
    if (!fs->make_folder(fs->ctx, path, err)) return false;
    snprintf(path, sizeof path, "%s/lock", store->folder);
    if (!fs->lock(fs->ctx, path, &store->lock, err)) return false;
    if (state_read(fs, store->folder, &store->state, &store->found, err)) return true;
    store_unlock(store);
    return false;
}

const char *store_content(const Store *store, uint32_t slot, char path[SLOT_PATH_SIZE]) {
    if (slot) return slot_path(store->folder, slot, "/bundle", path);
    *path = 0;
    return path;
}

const StoreEntry *store_about(const Store *store, uint32_t slot) {
    for (size_t i = store->state.history_count; slot && i-- > 0;)
        if (store->state.history[i].slot == slot && *store->state.history[i].id)
            return &store->state.history[i];
    return NULL;
}

// Where the current slot stands in the list. What is built in stands behind all, so that going back from it
// leads to the newest.
static size_t position(const StoreState *state) {
    size_t i = 0;
    while (i < state->slot_count && state->slots[i] != state->current)
        i++;
    return i;
}

uint32_t store_previous(const Store *store) {
    size_t at = position(&store->state);
    return at ? store->state.slots[at - 1] : 0;
}

static void note_highest(void *ctx, uint32_t slot, bool broken) {
    uint32_t *highest = ctx;
    (void)broken;
    if (slot > *highest) *highest = slot;
}

// No number comes twice, so that nothing that is said of one is said of another.
uint32_t store_next_slot(const Store *store) {
    uint32_t highest = 0;
    for (size_t i = 0; i < store->state.slot_count; i++)
        note_highest(&highest, store->state.slots[i], false);
    for (size_t i = 0; i < store->state.history_count; i++)
        note_highest(&highest, store->state.history[i].slot, false);
    if (!slot_each(store->fs, store->folder, note_highest, &highest, NULL)) return highest + 1;
    return highest + 1;
}

// The state as it is on the card where writing it failed: it may be the old or the new one.
static bool keep_state(Store *store, Err *err) {
    if (state_write(store->fs, store->folder, &store->state, err)) {
        store->found = STATE_SOUND;
        return true;
    }
    Err again = {0};
    if (!state_read(store->fs, store->folder, &store->state, &store->found, &again))
        return err_wrap(err, "the list of installed content");
    return false;
}

static bool need_lock(const Store *store, Err *err) {
    return store->lock || err_set(err, ERR_BUSY, "%s is not locked", store->folder);
}

static void push_slot(StoreState *state, uint32_t slot) {
    size_t at = position(state);
    state->slot_count = at < state->slot_count ? at + 1 : at;
    while (state->slot_count > LIMIT_STORE_EARLIER)
        memmove(state->slots, state->slots + 1, --state->slot_count * sizeof *state->slots);
    state->slots[state->slot_count++] = slot;
    state->current = slot;
}

bool store_activate(Store *store, uint32_t slot, const StoreEntry *entry, Err *err) {
    StoreEntry done = *entry;
    if (!need_lock(store, err)) return false;
    if (!slot_prove_quickly(store->fs, store->folder, slot, err))
        return err_wrap(err, "what was staged is not whole");
    push_slot(&store->state, slot);
    done.slot = slot;
    done.did = STORE_INSTALLED;
    state_add_entry(&store->state, &done);
    if (!keep_state(store, err)) return false;
    // What stays behind is taken away at the next start.
    (void)!store_prune(store, NULL);
    return true;
}

static void forget_slot(StoreState *state, uint32_t slot) {
    for (size_t i = 0; i < state->slot_count; i++)
        if (state->slots[i] == slot) {
            state->slot_count--;
            memmove(&state->slots[i], &state->slots[i + 1], (state->slot_count - i) * sizeof *state->slots);
            return;
        }
}

static StoreEntry entry_for(const Store *store, uint32_t slot, StoreDid did, int64_t at_s) {
    const StoreEntry *about = store_about(store, slot);
    StoreEntry entry = about ? *about : (StoreEntry){0};
    entry.slot = slot;
    entry.did = did;
    entry.at_s = at_s;
    *entry.why = 0;
    return entry;
}

// Never shown again, and kept for who wants to look, as long as there is room.
static void put_aside(const Store *store, uint32_t slot) {
    char from[SLOT_PATH_SIZE], to[SLOT_PATH_SIZE];
    slot_path(store->folder, slot, "", from);
    slot_path(store->folder, slot, ".broken", to);
    (void)!store->fs->rename_file(store->fs->ctx, from, to, NULL);
}

// The newest sound one before the current one, which leaves the list where it is damaged (ret_damaged: the
// first such, and why).
static bool choose_earlier(Store *store, uint32_t *ret_slot, uint32_t *ret_damaged, Err *ret_why, Err *err) {
    for (;;) {
        uint32_t slot = store_previous(store);
        Err problem = {0};
        *ret_slot = slot;
        if (!slot || slot_prove_quickly(store->fs, store->folder, slot, &problem)) return true;
        if (problem.code == ERR_NO_MEMORY) return err_set(err, problem.code, "%s", problem.message);
        if (!*ret_damaged) *ret_why = problem;
        if (!*ret_damaged) *ret_damaged = slot;
        if (store->lock) put_aside(store, slot);
        forget_slot(&store->state, slot);
    }
}

bool store_roll_back(Store *store, int64_t at_s, const char *by, Err *err) {
    uint32_t slot = 0, damaged = 0;
    Err why = {0};
    if (!need_lock(store, err) || !choose_earlier(store, &slot, &damaged, &why, err)) return false;
    if (!slot && damaged && !keep_state(store, err)) return false;
    if (!slot && damaged)
        return err_set(err, ERR_NOT_FOUND, "the content before is damaged (%s) and was set aside",
                       why.message);
    if (!slot && !store->state.current)
        return err_set(err, ERR_NOT_FOUND, "there is no earlier content to go back to");
    StoreEntry entry = entry_for(store, slot, STORE_ROLLED_BACK, at_s);
    snprintf(entry.by, sizeof entry.by, "%s", by);
    store->state.current = slot;
    state_add_entry(&store->state, &entry);
    return keep_state(store, err);
}

static const char *name_slot(const Store *store, uint32_t slot, char *name, size_t size) {
    const StoreEntry *about = store_about(store, slot);
    if (!slot)
        snprintf(name, size, "the content that is built in");
    else if (about)
        snprintf(name, size, "version %" PRId64 " of \"%.120s\"", about->version,
                 *about->title ? about->title : about->id);
    else
        snprintf(name, size, "the content in slot %" PRIu32, slot);
    return name;
}

static void tell(const Store *store, uint32_t damaged, const char *why, StoreNews *news) {
    char old[200], new[200];
    news->damaged = damaged;
    snprintf(news->sentence, sizeof news->sentence,
             "%s is damaged (%s) and was set aside; %s is shown instead. Install it again.",
             name_slot(store, damaged, old, sizeof old), why,
             name_slot(store, store->state.current, new, sizeof new));
    if (*news->sentence == 'v') *news->sentence = 'V';
    if (*news->sentence == 't') *news->sentence = 'T';
}

// Away from a damaged slot. Where the card takes nothing any more the choice holds until the next start,
// which makes it again.
static bool fall_back(Store *store, uint32_t slot, int64_t at_s, const char *why, StoreNews *ret_news,
                      Err *err) {
    uint32_t instead = 0, damaged = slot;
    Err unused = {0};
    // An earlier one that is damaged too is told by the history only: one sentence is enough to act on.
    if (!choose_earlier(store, &instead, &damaged, &unused, err)) return false;
    if (store->lock) put_aside(store, slot);
    StoreEntry entry = entry_for(store, instead, STORE_FELL_BACK, at_s);
    *entry.by = 0;
    snprintf(entry.why, sizeof entry.why, "%s", why);
    forget_slot(&store->state, slot);
    store->state.current = instead;
    state_add_entry(&store->state, &entry);
    tell(store, slot, why, ret_news);
    if (!store->lock) return true;
    StoreState chosen = store->state;
    if (!keep_state(store, NULL)) store->state = chosen;
    return true;
}

bool store_set_aside(Store *store, uint32_t slot, int64_t at_s, const char *why, StoreNews *ret_news,
                     Err *err) {
    *ret_news = (StoreNews){0};
    if (slot && slot == store->state.current) return fall_back(store, slot, at_s, why, ret_news, err);
    if (!need_lock(store, err)) return false;
    put_aside(store, slot);
    forget_slot(&store->state, slot);
    return keep_state(store, err);
}

static void adopt(void *ctx, uint32_t slot, bool broken) {
    Store *store = ctx;
    StoreState *state = &store->state;
    size_t at = state->slot_count;
    if (broken || !slot_prove_quickly(store->fs, store->folder, slot, NULL)) return;
    if (at == LIMIT_STORE_SLOTS) memmove(state->slots, state->slots + 1, --at * sizeof *state->slots);
    while (at > 0 && state->slots[at - 1] > slot) {
        state->slots[at] = state->slots[at - 1];
        at--;
    }
    state->slots[at] = slot;
    if (state->slot_count < LIMIT_STORE_SLOTS) state->slot_count++;
}

// Without its list nobody knows which slot was shown, or was ever agreed to: what is built in is shown, and
// the operator can go back to what is there.
static void start_over(Store *store, int64_t at_s, StoreNews *news) {
    (void)!slot_each(store->fs, store->folder, adopt, store, NULL);
    StoreEntry entry = {.at_s = at_s, .did = STORE_FELL_BACK};
    snprintf(entry.why, sizeof entry.why, "the list of installed content was damaged");
    state_add_entry(&store->state, &entry);
    snprintf(news->sentence, sizeof news->sentence,
             "The list of installed content is damaged, so that the content that is built in is shown. Roll "
             "back to what was installed, or install it again.");
    StoreState chosen = store->state;
    if (!store->lock || !state_set_aside(store->fs, store->folder, NULL) || !keep_state(store, NULL))
        store->state = chosen;
}

bool store_recover(Store *store, int64_t at_s, StoreNews *ret_news, Err *err) {
    *ret_news = (StoreNews){0};
    // Without the lock another process is staging: what is half then is not for us to take away.
    (void)!store_lock(store, NULL);
    if (store->found == STATE_LOST) start_over(store, at_s, ret_news);
    Err problem = {0};
    uint32_t slot = store->state.current;
    if (slot && !slot_prove_quickly(store->fs, store->folder, slot, &problem)) {
        if (problem.code == ERR_NO_MEMORY) return err_set(err, problem.code, "%s", problem.message);
        if (!fall_back(store, slot, at_s, problem.message, ret_news, err)) return false;
    }
    if (store->lock) (void)!store_prune(store, NULL);
    return true;
}

typedef struct Prune {
    const Store *store;
    uint32_t slot; // the first one to take away, 0 none
    bool broken;   // looks for those that were set aside instead
} Prune;

static void find_unlisted(void *ctx, uint32_t slot, bool broken) {
    Prune *prune = ctx;
    const StoreState *state = &prune->store->state;
    if (broken != prune->broken || slot == state->current) return;
    for (size_t i = 0; !broken && i < state->slot_count; i++)
        if (state->slots[i] == slot) return;
    if (!prune->slot || slot < prune->slot) prune->slot = slot;
}

// The oldest that nothing speaks for.
static bool find_prunable(const Store *store, bool broken, uint32_t *ret_slot, Err *err) {
    Prune prune = {.store = store, .broken = broken};
    if (!slot_each(store->fs, store->folder, find_unlisted, &prune, err)) return false;
    *ret_slot = prune.slot;
    return true;
}

bool store_prune(Store *store, Err *err) {
    uint32_t slot = 0;
    if (!need_lock(store, err)) return false;
    do {
        if (!find_prunable(store, false, &slot, err)) return false;
        if (slot && !slot_remove(store->fs, store->folder, slot, false, err)) return false;
    } while (slot);
    return true;
}

bool store_make_room(Store *store, int64_t bytes, size_t files, Err *err) {
    const Fs *fs = store->fs;
    int64_t need = bytes + (int64_t)files * CLUSTER_BYTES + LIMIT_STORE_RESERVE_BYTES;
    if (!need_lock(store, err)) return false;
    for (;;) {
        int64_t room = 0;
        uint32_t slot = 0;
        if (!fs->free_bytes(fs->ctx, store->folder, &room, err)) return false;
        if (room >= need) return true;
        if (!find_prunable(store, true, &slot, err)) return false;
        if (!slot)
            return err_set(err, ERR_NO_ROOM, "the card has %lld MB left, and this content needs %lld MB",
                           (long long)(room >> 20), (long long)((need + (1 << 20) - 1) >> 20));
        if (!slot_remove(fs, store->folder, slot, true, err)) return false;
    }
}
