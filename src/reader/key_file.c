#include "reader/key_file.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "base/limits.h"
#include "store/keys.h"

static const char ending[] = ".pub";

enum {
    ENDING = sizeof ending - 1
};

typedef struct Newest {
    const InputFolder *stick;
    MessageKeyFound *key;
    int64_t mtime_ns;
    size_t names;
    bool found;
} Newest;

static bool read_key(const InputFolder *stick, const char *name, PublicKey *ret_key) {
    Input input = {0};
    char text[LIMIT_KEY_FILE_BYTES];
    size_t got = 0;
    if (!stick->open(stick->ctx, name, &input, NULL)) return false;
    bool read = input.size <= (int64_t)sizeof text &&
                input.read_at(input.ctx, 0, text, (size_t)input.size, &got, NULL) &&
                public_key_read(text, got, ret_key, NULL);
    input_close(&input);
    return read;
}

static bool see_name(void *ctx, const char *name, FsInfo info) {
    Newest *newest = ctx;
    PublicKey key;
    size_t length = strlen(name);
    bool named = info.kind == FS_FILE && length > ENDING && *name != '.' && length < MESSAGE_NAME_SIZE &&
                 !strcasecmp(name + length - ENDING, ending);
    bool newer = !newest->found || info.mtime_ns > newest->mtime_ns;
    if (named && newer && read_key(newest->stick, name, &key)) {
        char stem[MESSAGE_NAME_SIZE];
        snprintf(stem, sizeof stem, "%.*s", (int)(length - ENDING), name);
        memcpy(newest->key->bytes, &key, MESSAGE_KEY_BYTES);
        message_text(newest->key->name, sizeof newest->key->name, stem);
        newest->mtime_ns = info.mtime_ns;
        newest->found = true;
    }
    return ++newest->names < LIMIT_STICK_NAMES;
}

bool key_file_find(const InputFolder *stick, MessageKeyFound *ret_key) {
    Newest newest = {.stick = stick, .key = ret_key};
    return stick->list(stick->ctx, "", see_name, &newest, NULL) && newest.found;
}
