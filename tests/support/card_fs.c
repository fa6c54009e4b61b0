#include "card_fs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NONE = -1,
    DATA_CHOICES = 4 // not there, there, the first half, as many zeros
};

static void *grown(void *array, size_t count, size_t size) {
    // A power of two at a time.
    if (count & (count - 1)) return array;
    void *larger = realloc(array, (count ? count * 2 : 1) * size);
    if (!larger) abort();
    return larger;
}

static size_t add_node(CardTree *tree, bool folder) {
    tree->nodes = grown(tree->nodes, tree->node_count, sizeof *tree->nodes);
    tree->nodes[tree->node_count] = (CardNode){.folder = folder, .data = calloc(1, 1)};
    return tree->node_count++;
}

static long find_entry(const CardTree *tree, size_t folder, const char *name) {
    for (size_t i = 0; i < tree->entry_count; i++)
        if (tree->entries[i].folder == folder && !strcmp(tree->entries[i].name, name)) return (long)i;
    return NONE;
}

static void set_entry(CardTree *tree, size_t folder, const char *name, size_t node) {
    long found = find_entry(tree, folder, name);
    if (found == NONE) {
        tree->entries = grown(tree->entries, tree->entry_count, sizeof *tree->entries);
        found = (long)tree->entry_count++;
    }
    CardEntry *entry = &tree->entries[found];
    *entry = (CardEntry){.folder = folder, .node = node};
    snprintf(entry->name, sizeof entry->name, "%s", name);
}

static void drop_entry(CardTree *tree, size_t folder, const char *name) {
    long found = find_entry(tree, folder, name);
    if (found == NONE) return;
    tree->entry_count--;
    memmove(&tree->entries[found], &tree->entries[found + 1],
            (tree->entry_count - (size_t)found) * sizeof *tree->entries);
}

static void put_data(CardNode *node, size_t offset, const char *data, size_t size) {
    if (offset + size > node->size) {
        char *larger = realloc(node->data, offset + size + 1);
        if (!larger) abort();
        memset(larger + node->size, 0, offset + size + 1 - node->size);
        node->data = larger;
        node->size = offset + size;
    }
    if (data && size) memcpy(node->data + offset, data, size);
}

static void apply(CardTree *tree, const CardUpdate *update, unsigned choice) {
    switch (update->kind) {
    case CARD_DATA:
        put_data(&tree->nodes[update->node], update->offset, choice == 3 ? NULL : update->data,
                 choice == 2 ? update->size / 2 : update->size);
        break;
    case CARD_ADD:
        set_entry(tree, update->folder, update->name, update->node);
        break;
    case CARD_REMOVE:
        drop_entry(tree, update->folder, update->name);
        break;
    case CARD_MOVE:
        drop_entry(tree, update->folder, update->name);
        set_entry(tree, update->folder, update->to, update->node);
        break;
    }
}

// What an operation does: seen at once, kept later.
static void note(CardFs *card, CardUpdate update, const char *data) {
    card->updates = grown(card->updates, card->update_count, sizeof *card->updates);
    if (update.size) {
        update.data = malloc(update.size);
        if (!update.data) abort();
        memcpy(update.data, data, update.size);
    }
    apply(&card->seen, &update, 1);
    card->updates[card->update_count++] = update;
}

static void note_entry(CardFs *card, CardUpdateKind kind, size_t folder, const char *name, size_t node) {
    CardUpdate update = {.kind = kind, .folder = folder, .node = node};
    snprintf(update.name, sizeof update.name, "%s", name);
    note(card, update, NULL);
}

static bool all_updates(const CardUpdate *update, size_t node) {
    (void)update;
    (void)node;
    return true;
}

static bool concerns(const CardUpdate *update, size_t node) {
    return update->kind == CARD_DATA ? update->node == node : update->folder == node;
}

static void keep(CardFs *card, bool (*wanted)(const CardUpdate *update, size_t node), size_t node) {
    size_t left = 0;
    for (size_t i = 0; i < card->update_count; i++) {
        CardUpdate *update = &card->updates[i];
        if (wanted(update, node)) {
            apply(&card->kept, update, 1);
            free(update->data);
        } else {
            card->updates[left++] = *update;
        }
    }
    card->update_count = left;
}

// Whether the next operation still takes place.
static bool powered(CardFs *card, const char *path, Err *err) {
    if (!card->dead && card->operations == card->cut_at) card->dead = true;
    if (card->dead) return err_set_errno(err, EIO, "%s", path);
    if (card->operations++ == card->fail_at) return err_set_errno(err, EIO, "%s", path);
    return true;
}

static void sync_node(CardFs *card, size_t node) {
    if (!card->ignores_syncs) keep(card, concerns, node);
}

// The folder that a path's last name is in, and that name; false where a folder is missing.
static bool walk(const CardTree *tree, const char *path, size_t *ret_folder, char name[64]) {
    size_t folder = 0;
    for (;;) {
        size_t length = strcspn(path, "/");
        snprintf(name, 64, "%.*s", (int)length, path);
        if (!path[length]) break;
        long found = find_entry(tree, folder, name);
        if (found == NONE || !tree->nodes[tree->entries[found].node].folder) return false;
        folder = tree->entries[found].node;
        path += length + 1;
    }
    *ret_folder = folder;
    return true;
}

static long find(const CardTree *tree, const char *path) {
    size_t folder = 0;
    char name[64];
    if (!walk(tree, path, &folder, name)) return NONE;
    long found = find_entry(tree, folder, name);
    return found == NONE ? NONE : (long)tree->entries[found].node;
}

static bool card_stat(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    const CardFs *card = ctx;
    long node = find(&card->seen, path);
    if (node == NONE) return err_set_errno(err, ENOENT, "%s", path);
    const CardNode *found = &card->seen.nodes[node];
    *ret_info = (FsInfo){.kind = found->folder ? FS_FOLDER : FS_FILE, .size = (int64_t)found->size};
    return true;
}

static bool card_read_file(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                           Err *err) {
    const CardFs *card = ctx;
    long node = find(&card->seen, path);
    if (node == NONE) return err_set_errno(err, ENOENT, "%s", path);
    const CardNode *found = &card->seen.nodes[node];
    if (found->folder) return err_set_errno(err, EISDIR, "%s", path);
    if (found->size > max_bytes) return err_set(err, ERR_TOO_LARGE, "%s is too large", path);
    char *data = malloc(found->size + 1);
    if (!data) abort();
    memcpy(data, found->data, found->size);
    data[found->size] = 0;
    *ret_data = data;
    *ret_size = found->size;
    return true;
}

static bool add(CardFs *card, const char *path, bool folder, size_t *ret_node, Err *err) {
    size_t parent = 0;
    char name[64];
    if (!walk(&card->seen, path, &parent, name)) return err_set_errno(err, ENOENT, "%s", path);
    if (!powered(card, path, err)) return false;
    size_t node = add_node(&card->seen, folder);
    add_node(&card->kept, folder);
    note_entry(card, CARD_ADD, parent, name, node);
    *ret_node = node;
    return true;
}

static bool write_node(CardFs *card, size_t node, const void *data, size_t size, Err *err) {
    if (!powered(card, "writing", err)) return false;
    note(card,
         (CardUpdate){.kind = CARD_DATA, .node = node, .size = size, .offset = card->seen.nodes[node].size},
         data);
    return true;
}

static bool remove_name(CardFs *card, const char *path, Err *err) {
    size_t folder = 0;
    char name[64];
    if (!walk(&card->seen, path, &folder, name) || find_entry(&card->seen, folder, name) == NONE)
        return err_set_errno(err, ENOENT, "%s", path);
    if (!powered(card, path, err)) return false;
    note_entry(card, CARD_REMOVE, folder, name, 0);
    return true;
}

static bool move(CardFs *card, const char *from, const char *to, Err *err) {
    size_t folder = 0;
    char name[64], target[64];
    long node = find(&card->seen, from);
    if (node == NONE || !walk(&card->seen, to, &folder, target) || !walk(&card->seen, from, &folder, name))
        return err_set_errno(err, ENOENT, "%s", from);
    if (!powered(card, from, err)) return false;
    if (card->journalled) {
        CardUpdate update = {.kind = CARD_MOVE, .folder = folder, .node = (size_t)node};
        snprintf(update.name, sizeof update.name, "%s", name);
        snprintf(update.to, sizeof update.to, "%s", target);
        note(card, update, NULL);
    } else {
        note_entry(card, CARD_ADD, folder, target, (size_t)node);
        note_entry(card, CARD_REMOVE, folder, name, 0);
    }
    return true;
}

static bool sync_folder_of(CardFs *card, const char *path, Err *err) {
    size_t folder = 0;
    char name[64];
    if (!walk(&card->seen, path, &folder, name)) return err_set_errno(err, ENOENT, "%s", path);
    if (!powered(card, path, err)) return false;
    sync_node(card, folder);
    return true;
}

static bool card_rename_file(void *ctx, const char *from, const char *to, Err *err) {
    return move(ctx, from, to, err) && sync_folder_of(ctx, to, err);
}

// The same steps as os/fs.c takes.
static bool card_write_file(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    CardFs *card = ctx;
    char temporary[400];
    const char *slash = strrchr(path, '/');
    size_t node = 0;
    snprintf(temporary, sizeof temporary, "%.*s.%s.tmp", (int)(slash ? slash + 1 - path : 0), path,
             slash ? slash + 1 : path);
    if (find(&card->seen, temporary) != NONE && !remove_name(card, temporary, err)) return false;
    if (!add(card, temporary, false, &node, err) || !write_node(card, node, data, size, err)) return false;
    if (!powered(card, path, err)) return false;
    sync_node(card, node);
    return card_rename_file(ctx, temporary, path, err);
}

static bool card_list_folder(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name),
                             void *each_ctx, Err *err) {
    const CardFs *card = ctx;
    long node = find(&card->seen, path);
    if (node == NONE) return err_set_errno(err, ENOENT, "%s", path);
    for (size_t i = 0; i < card->seen.entry_count; i++) {
        const CardEntry *entry = &card->seen.entries[i];
        if (entry->folder == (size_t)node && !each(each_ctx, entry->name)) break;
    }
    return true;
}

static bool card_make_folder(void *ctx, const char *path, Err *err) {
    const CardFs *card = ctx;
    size_t node = 0;
    long there = find(&card->seen, path);
    if (there != NONE) return card->seen.nodes[there].folder ? true : err_set_errno(err, EEXIST, "%s", path);
    return add(ctx, path, true, &node, err);
}

static bool card_remove_file(void *ctx, const char *path, Err *err) {
    return remove_name(ctx, path, err);
}

static bool card_remove_folder(void *ctx, const char *path, Err *err) {
    const CardFs *card = ctx;
    long node = find(&card->seen, path);
    for (size_t i = 0; node != NONE && i < card->seen.entry_count; i++)
        if (card->seen.entries[i].folder == (size_t)node) return err_set_errno(err, ENOTEMPTY, "%s", path);
    return remove_name(ctx, path, err);
}

typedef struct Handle {
    size_t node, at;
    bool lock;
} Handle;

static void *handle(size_t node, bool lock) {
    Handle *made = malloc(sizeof *made);
    if (!made) abort();
    *made = (Handle){node, 0, lock};
    return made;
}

static bool card_create_file(void *ctx, const char *path, void **ret_file, Err *err) {
    const CardFs *card = ctx;
    size_t node = 0;
    if (find(&card->seen, path) != NONE) return err_set_errno(err, EEXIST, "%s", path);
    if (!add(ctx, path, false, &node, err)) return false;
    *ret_file = handle(node, false);
    return true;
}

static bool card_open_file(void *ctx, const char *path, void **ret_file, Err *err) {
    const CardFs *card = ctx;
    long node = find(&card->seen, path);
    if (node == NONE) return err_set_errno(err, ENOENT, "%s", path);
    *ret_file = handle((size_t)node, false);
    return true;
}

static bool card_read_piece(void *ctx, void *file, void *buffer, size_t size, size_t *ret_got, Err *err) {
    const CardFs *card = ctx;
    Handle *opened = file;
    const CardNode *node = &card->seen.nodes[opened->node];
    size_t left = node->size - opened->at;
    (void)err;
    *ret_got = size < left ? size : left;
    memcpy(buffer, node->data + opened->at, *ret_got);
    opened->at += *ret_got;
    return true;
}

static bool card_write_piece(void *ctx, void *file, const void *data, size_t size, Err *err) {
    const Handle *opened = file;
    return write_node(ctx, opened->node, data, size, err);
}

static bool card_close_file(void *ctx, void *file, Err *err) {
    CardFs *card = ctx;
    Handle *opened = file;
    (void)err;
    if (opened->lock) card->locked = false;
    free(opened);
    return true;
}

static bool card_sync(void *ctx, const char *path, Err *err) {
    CardFs *card = ctx;
    if (!powered(card, path, err)) return false;
    if (!card->ignores_syncs) keep(card, all_updates, 0);
    return true;
}

static bool card_free_bytes(void *ctx, const char *path, int64_t *ret_bytes, Err *err) {
    const CardFs *card = ctx;
    (void)path;
    (void)err;
    *ret_bytes = card->free_bytes;
    // What was taken away is room again.
    for (size_t i = 0; i < card->seen.entry_count; i++)
        *ret_bytes -= (int64_t)card->seen.nodes[card->seen.entries[i].node].size;
    return true;
}

static bool card_lock(void *ctx, const char *path, void **ret_lock, Err *err) {
    CardFs *card = ctx;
    size_t node = 0;
    if (card->locked) return err_set(err, ERR_BUSY, "%s is taken", path);
    if (find(&card->seen, path) == NONE && !add(card, path, false, &node, err)) return false;
    card->locked = true;
    *ret_lock = handle(node, true);
    return true;
}

static void set_up(CardFs *card, bool journalled) {
    *card = (CardFs){
        .cut_at = SIZE_MAX, .fail_at = SIZE_MAX, .journalled = journalled, .free_bytes = INT64_C(1) << 40};
    card->fs = (Fs){.ctx = card,
                    .stat = card_stat,
                    .read_file = card_read_file,
                    .write_file = card_write_file,
                    .list_folder = card_list_folder,
                    .make_folder = card_make_folder,
                    .rename_file = card_rename_file,
                    .remove_file = card_remove_file,
                    .remove_folder = card_remove_folder,
                    .create_file = card_create_file,
                    .open_file = card_open_file,
                    .read_piece = card_read_piece,
                    .write_piece = card_write_piece,
                    .close_file = card_close_file,
                    .sync = card_sync,
                    .free_bytes = card_free_bytes,
                    .lock = card_lock};
}

void card_init(CardFs *card, bool journalled) {
    set_up(card, journalled);
    add_node(&card->seen, true);
    add_node(&card->kept, true);
}

static void finish_tree(CardTree *tree) {
    for (size_t i = 0; i < tree->node_count; i++)
        free(tree->nodes[i].data);
    free(tree->nodes);
    free(tree->entries);
}

void card_finish(CardFs *card) {
    finish_tree(&card->seen);
    finish_tree(&card->kept);
    for (size_t i = 0; i < card->update_count; i++)
        free(card->updates[i].data);
    free(card->updates);
    *card = (CardFs){0};
}

void card_settle(CardFs *card) {
    keep(card, all_updates, 0);
    card->operations = 0;
}

static unsigned choices(const CardUpdate *update) {
    return update->kind == CARD_DATA ? DATA_CHOICES : 2;
}

size_t card_mixes(const CardFs *card, size_t most) {
    size_t mixes = 1;
    for (size_t i = 0; i < card->update_count && mixes <= most; i++)
        mixes *= choices(&card->updates[i]);
    return mixes < most ? mixes : most;
}

static void copy_tree(const CardTree *from, CardTree *to) {
    for (size_t i = 0; i < from->node_count; i++) {
        add_node(to, from->nodes[i].folder);
        put_data(&to->nodes[i], 0, from->nodes[i].data, from->nodes[i].size);
    }
    for (size_t i = 0; i < from->entry_count; i++)
        set_entry(to, from->entries[i].folder, from->entries[i].name, from->entries[i].node);
}

typedef struct Mix {
    size_t number;
    uint64_t random; // 0: by number
    size_t orderly;  // SIZE_MAX: not
} Mix;

static unsigned choose(Mix *mix, const CardUpdate *update, size_t at) {
    unsigned of = choices(update);
    if (mix->orderly != SIZE_MAX) return at < mix->orderly;
    if (mix->random) {
        mix->random = mix->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        return (unsigned)(mix->random >> 33) % of;
    }
    unsigned choice = (unsigned)(mix->number % of);
    mix->number /= of;
    return choice;
}

static void boot(const CardFs *from, Mix mix, CardFs *card) {
    set_up(card, from->journalled);
    copy_tree(&from->kept, &card->kept);
    for (size_t i = 0; i < from->update_count; i++) {
        unsigned choice = choose(&mix, &from->updates[i], i);
        if (choice) apply(&card->kept, &from->updates[i], choice);
    }
    copy_tree(&card->kept, &card->seen);
    card->ignores_syncs = from->ignores_syncs;
    card->free_bytes = from->free_bytes;
}

void card_boot(const CardFs *from, size_t mix, CardFs *ret_card) {
    boot(from, (Mix){.number = mix, .orderly = SIZE_MAX}, ret_card);
}

void card_boot_random(const CardFs *from, uint64_t seed, CardFs *ret_card) {
    boot(from, (Mix){.random = seed * 2 + 1, .orderly = SIZE_MAX}, ret_card);
}

void card_boot_orderly(const CardFs *from, size_t count, CardFs *ret_card) {
    boot(from, (Mix){.orderly = count}, ret_card);
}

void card_damage(CardFs *card, const char *path) {
    CardTree *trees[] = {&card->seen, &card->kept};
    for (int i = 0; i < 2; i++) {
        long node = find(trees[i], path);
        if (node == NONE || !trees[i]->nodes[node].size) abort();
        trees[i]->nodes[node].data[trees[i]->nodes[node].size / 2] ^= 0x20;
    }
}
