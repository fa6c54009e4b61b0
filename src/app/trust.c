#include "trust.h"

#include <stdio.h>
#include <string.h>
#include "base/log.h"

enum {
    GROUP = 8 // letters
};

size_t trust_keys(const KeySettings *set, PublicKey keys[LIMIT_TRUSTED_KEYS]) {
    size_t count = 0;
    for (int i = 0; i < set->count; i++) {
        Err err = {0};
        if (public_key_read(set->items[i].line, LIMIT_KEY_LINE_BYTES, &keys[count], &err))
            count++;
        else
            log_line(LOG_WARNING, "trust.keys: %.12s…: %s", set->items[i].line, err.message);
    }
    return count;
}

const char *trust_name(const KeySettings *set, const char *key_id) {
    PublicKey key;
    char id[KEY_ID_SIZE];
    for (int i = 0; i < set->count; i++) {
        if (!public_key_read(set->items[i].line, LIMIT_KEY_LINE_BYTES, &key, NULL)) continue;
        key_id_text(key.id, id);
        if (!strcmp(id, key_id)) return *set->items[i].name ? set->items[i].name : NULL;
    }
    return NULL;
}

static bool may_be_in_name(const char *at) {
    return (unsigned char)*at >= 0x20 && *at != 0x7f && *at != ',' && *at != ':';
}

void trust_text(const PublicKey *key, const char *name, char *text, size_t size) {
    char line[KEY_LINE_SIZE], sound[LIMIT_KEY_NAME_BYTES + 2];
    size_t length = 0;
    for (const char *at = name; *at && length <= LIMIT_KEY_NAME_BYTES; at++)
        if (may_be_in_name(at) && (length || *at != ' ')) sound[length++] = *at;
    sound[length] = 0;
    if (length > LIMIT_KEY_NAME_BYTES) // not within a letter
        while (length && ((unsigned char)sound[--length] & 0xC0) == 0x80) {
        }
    sound[length] = 0;
    public_key_line(key, line);
    snprintf(text, size, "%s%s%s", sound, *sound ? ":" : "", line);
}

void trust_print(const PublicKey *key, char print[TRUST_PRINT_SIZE]) {
    char line[KEY_LINE_SIZE];
    size_t end = 0;
    public_key_line(key, line);
    for (size_t i = 0; line[i]; i++) {
        if (i && i % GROUP == 0) print[end++] = ' ';
        print[end++] = line[i];
    }
    print[end] = 0;
}
