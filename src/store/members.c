#include "members.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "store/names.h"

#define BUNDLE_FILE "bundle.json"

// Names with their keys, and the keys of the folders on their ways, at the most that limits.h allows.
#define ARENA_LIMIT (128u << 20)

// A name with what file systems make of it.
typedef struct Key {
    const char *key, *name;
    size_t key_length, name_length; // without what follows a folder's name in its file's
    bool folder;
} Key;

typedef struct Keys {
    Key *items;
    size_t count, capacity;
} Keys;

static bool no_memory(Err *err) {
    return err_set(err, ERR_NO_MEMORY, "no memory for the list of files");
}

void members_init(Members *members) {
    *members = (Members){0};
    arena_init(&members->arena, ARENA_LIMIT);
}

void members_finish(Members *members) {
    free(members->items);
    free(members->folders);
    arena_finish(&members->arena);
}

static bool make_room(void **items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return true;
    size_t wanted = *capacity ? *capacity * 2 : 64;
    void *grown = realloc(*items, wanted * size);
    if (!grown) return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

static bool count_file(Members *members, const char *name, int64_t size, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    if (members->count >= LIMIT_PACKAGE_FILES)
        return err_set(err, ERR_TOO_LARGE, "there are more than %u files in it", LIMIT_PACKAGE_FILES);
    if (size < 0 || size > LIMIT_PACKAGE_FILE_BYTES)
        return err_set(err, ERR_TOO_LARGE, "the file \"%s\" in it has more than %lld MB",
                       name_show(name, shown), (long long)(LIMIT_PACKAGE_FILE_BYTES >> 20));
    if (size > LIMIT_PACKAGE_BYTES - members->bytes)
        return err_set(err, ERR_TOO_LARGE, "its files have more than %lld MB together",
                       (long long)(LIMIT_PACKAGE_BYTES >> 20));
    members->bytes += size;
    return true;
}

static bool add_file(Members *members, const char *name, const char *own, int64_t size, size_t origin,
                     Err *err) {
    void *items = members->items;
    if (!count_file(members, name, size, err)) return false;
    if (!make_room(&items, members->count, &members->capacity, sizeof *members->items)) return no_memory(err);
    members->items = items;
    MemberEntry entry = {arena_str(&members->arena, name), arena_str(&members->arena, own), size, origin};
    if (!entry.name || !entry.own) return no_memory(err);
    members->items[members->count++] = entry;
    return true;
}

static bool add_folder(Members *members, const char *name, Err *err) {
    void *items = members->folders;
    if (!make_room(&items, members->folder_count, &members->folder_capacity, sizeof *members->folders))
        return no_memory(err);
    members->folders = items;
    const char *copy = arena_str(&members->arena, name);
    if (!copy) return no_memory(err);
    members->folders[members->folder_count++] = copy;
    return true;
}

bool members_add(Members *members, const char *own, FsKind kind, int64_t size, size_t origin, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    AUTO_FREE char *name = NULL;
    if (++members->seen > LIMIT_PACKAGE_ENTRIES)
        return err_set(err, ERR_TOO_LARGE, "there are more than %u things in it", LIMIT_PACKAGE_ENTRIES);
    if (name_is_ignored(own)) return true;
    if (!name_take(own, &name, err)) return false;
    switch (kind) {
    case FS_FILE:
        return add_file(members, name, own, size, origin, err);
    case FS_FOLDER:
        return add_folder(members, name, err);
    case FS_OTHER:
        break;
    }
    return err_set(err, ERR_NOT_ALLOWED,
                   "\"%s\" in it is a link or a device, no file; copy the file itself in its place",
                   name_show(name, shown));
}

static bool add_key(Keys *keys, Key key) {
    void *items = keys->items;
    if (!make_room(&items, keys->count, &keys->capacity, sizeof *keys->items)) return false;
    keys->items = items;
    keys->items[keys->count++] = key;
    return true;
}

// The keys of a name and of the folders on its way, but those that are on the way of the name before.
static bool add_keys(Keys *keys, const char *name, const char *key, const char *before, bool folder) {
    const char *name_at = name, *key_at = key;
    const char *name_slash, *key_slash;
    while ((name_slash = strchr(name_at, '/')) && (key_slash = strchr(key_at, '/'))) {
        size_t length = (size_t)(name_slash - name);
        Key way = {key, name, (size_t)(key_slash - key), length, true};
        if (strncmp(name, before, length + 1) != 0 && !add_key(keys, way)) return false;
        name_at = name_slash + 1;
        key_at = key_slash + 1;
    }
    return add_key(keys, (Key){key, name, strlen(key), strlen(name), folder});
}

static int compare_part(const char *a, size_t a_length, const char *b, size_t b_length) {
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    return order ? order : (a_length > b_length) - (a_length < b_length);
}

static int compare_keys(const void *a, const void *b) {
    const Key *x = a, *y = b;
    int order = compare_part(x->key, x->key_length, y->key, y->key_length);
    if (!order) order = compare_part(x->name, x->name_length, y->name, y->name_length);
    return order ? order : x->folder - y->folder;
}

static bool differ(const Key *a, const Key *b, Err *err) {
    char first[NAME_SHOWN_SIZE], second[NAME_SHOWN_SIZE], name[LIMIT_FILE_NAME_BYTES * 3 + 1];
    if (compare_part(a->key, a->key_length, b->key, b->key_length) != 0) return true;
    snprintf(name, sizeof name, "%.*s", (int)a->name_length, a->name);
    name_show(name, first);
    snprintf(name, sizeof name, "%.*s", (int)b->name_length, b->name);
    name_show(name, second);
    if (compare_part(a->name, a->name_length, b->name, b->name_length) != 0)
        return err_set(
            err, ERR_NOT_ALLOWED,
            "\"%s\" and \"%s\" in it have the same name but for capital letters or accents; give one of "
            "them another name",
            first, second);
    if (a->folder && b->folder) return true;
    return err_set(err, ERR_NOT_ALLOWED,
                   a->folder || b->folder ? "\"%s\" in it is a file and a folder at once"
                                          : "\"%s\" is in it twice",
                   first);
}

static bool gather_keys(Members *members, Keys *keys, Err *err) {
    const char *before = "";
    for (size_t i = 0; i < members->count + members->folder_count; i++) {
        bool folder = i >= members->count;
        const char *name = folder ? members->folders[i - members->count] : members->items[i].name;
        AUTO_FREE char *key = NULL;
        if (!name_key(name, &key, err)) return false;
        const char *kept = arena_str(&members->arena, key);
        if (!kept || !add_keys(keys, name, kept, before, folder)) return no_memory(err);
        before = name;
    }
    return true;
}

static bool check_twins(Members *members, Err *err) {
    Keys keys = {0};
    bool sound = gather_keys(members, &keys, err);
    if (sound && keys.count) qsort(keys.items, keys.count, sizeof *keys.items, compare_keys);
    for (size_t i = 1; sound && i < keys.count; i++)
        sound = differ(&keys.items[i - 1], &keys.items[i], err);
    free(keys.items);
    return sound;
}

// How many bytes of every name are a folder around bundle.json, with its "/"; 0 where bundle.json lies bare.
// False where there is none.
static bool find_wrapping(const Members *members, size_t *ret_length, const char **ret_elsewhere) {
    *ret_elsewhere = NULL;
    for (size_t i = 0; i < members->count; i++) {
        const char *name = members->items[i].name, *slash = strchr(name, '/');
        *ret_length = slash ? (size_t)(slash - name) + 1 : 0;
        if (!strcmp(name + *ret_length, BUNDLE_FILE)) {
            *ret_elsewhere = name;
            if (!slash) return true;
        }
    }
    if (!*ret_elsewhere) return false;
    *ret_length = (size_t)(strchr(*ret_elsewhere, '/') - *ret_elsewhere) + 1;
    for (size_t i = 0; i < members->count; i++)
        if (strncmp(members->items[i].name, *ret_elsewhere, *ret_length) != 0) return false;
    return true;
}

static bool unwrap(Members *members, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    const char *elsewhere = NULL;
    size_t length = 0;
    if (!members->count) return err_set(err, ERR_NOT_FOUND, "it is empty: there is no " BUNDLE_FILE " in it");
    if (find_wrapping(members, &length, &elsewhere)) {
        for (size_t i = 0; i < members->count; i++)
            members->items[i].name += length;
        return true;
    }
    if (elsewhere)
        return err_set(err, ERR_NOT_FOUND,
                       "\"%s\" lies in a folder beside other files; take that folder alone",
                       name_show(elsewhere, shown));
    return err_set(err, ERR_NOT_FOUND, "there is no " BUNDLE_FILE " in it");
}

bool members_settle(Members *members, Err *err) {
    return check_twins(members, err) && unwrap(members, err);
}
