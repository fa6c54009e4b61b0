#include "store/state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unicode/utf8.h>
#include "json/json.h"
#include "json/write.h"
#include "store/digest.h"

// The first line: "balai-store 1 HASH", the SHA-256 of all behind it.
#define MAGIC "balai-store "
#define FORMAT "1 "

enum {
    HEAD_BYTES = sizeof MAGIC - 1 + sizeof FORMAT - 1 + DIGEST_HEX_SIZE // the NUL's place is the line's end
};

static const char *const file_names[] = {"state-a", "state-b"};

static const char *const did_names[] = {
    [STORE_INSTALLED] = "installed", [STORE_ROLLED_BACK] = "rolled-back", [STORE_FELL_BACK] = "fell-back"};
_Static_assert(COUNT_OF(did_names) == STORE_DID_COUNT, "every StoreDid has its name");

const char *store_did_name(StoreDid did) {
    return (unsigned)did < STORE_DID_COUNT ? did_names[did] : "?";
}

static void path_of(const char *folder, int file, const char *behind, char *path, size_t size) {
    snprintf(path, size, "%s/%s%s", folder, file_names[file], behind);
}

static long long integer_of(JsonValue object, const char *key) {
    long long integer = 0;
    return json_integer(json_get(object, key), &integer) && integer > 0 ? integer : 0;
}

static uint32_t slot_of(JsonValue value) {
    long long integer = 0;
    return json_integer(value, &integer) && integer > 0 && integer <= UINT32_MAX ? (uint32_t)integer : 0;
}

static void text_of(JsonValue object, const char *key, char *buffer, size_t size) {
    const char *text = json_string(json_get(object, key));
    snprintf(buffer, size, "%s", text ? text : "");
}

static void read_entry(JsonValue value, StoreEntry *entry) {
    const char *did = json_string(json_get(value, "did"));
    for (int i = 0; did && i < STORE_DID_COUNT; i++)
        if (!strcmp(did, did_names[i])) entry->did = (StoreDid)i;
    entry->at_s = integer_of(value, "at");
    entry->slot = slot_of(json_get(value, "slot"));
    entry->version = integer_of(value, "version");
    text_of(value, "id", entry->id, sizeof entry->id);
    text_of(value, "title", entry->title, sizeof entry->title);
    text_of(value, "signer", entry->signer, sizeof entry->signer);
    text_of(value, "by", entry->by, sizeof entry->by);
    text_of(value, "why", entry->why, sizeof entry->why);
}

static bool fill(JsonValue root, StoreState *state) {
    for (JsonValue v = json_first(json_get(root, "slots")); json_type(v); v = json_next(v)) {
        uint32_t slot = slot_of(v);
        if (!slot || state->slot_count == LIMIT_STORE_SLOTS) return false;
        state->slots[state->slot_count++] = slot;
    }
    for (JsonValue v = json_first(json_get(root, "history")); json_type(v); v = json_next(v)) {
        if (state->history_count == LIMIT_STORE_HISTORY) return false;
        read_entry(v, &state->history[state->history_count++]);
    }
    state->serial = (uint64_t)integer_of(root, "serial");
    state->current = slot_of(json_get(root, "current"));
    return state->serial > 0;
}

static bool parse(const char *text, size_t size, StoreState *state) {
    Digest written, found;
    DigestState hash;
    if (size < HEAD_BYTES || text[HEAD_BYTES - 1] != '\n') return false;
    char hex[DIGEST_HEX_SIZE] = "";
    memcpy(hex, text + HEAD_BYTES - DIGEST_HEX_SIZE, DIGEST_HEX_SIZE - 1);
    digest_begin(&hash);
    digest_add(&hash, text + HEAD_BYTES, size - HEAD_BYTES);
    found = digest_end(&hash);
    if (!digest_from_hex(hex, &written) || !digest_equal(&written, &found)) return false;
    JsonDoc *doc = NULL;
    if (!json_parse(text + HEAD_BYTES, size - HEAD_BYTES, &doc, NULL, NULL)) return false;
    bool filled = fill(json_root(doc), state);
    json_destroy(doc);
    return filled;
}

// Whether a newer program wrote this; what is not ours at all is only damaged.
static bool is_newer(const char *text, size_t size) {
    size_t magic = sizeof MAGIC - 1, format = sizeof FORMAT - 1;
    return size >= HEAD_BYTES && !memcmp(text, MAGIC, magic) && memcmp(text + magic, FORMAT, format) != 0 &&
           text[magic] >= '2' && text[magic] <= '9';
}

static bool read_one(const Fs *fs, const char *folder, int file, StoreState *state, StateFound *ret_found,
                     Err *err) {
    char path[LIMIT_STORE_FOLDER_BYTES + 32];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Err problem = {0};
    path_of(folder, file, "", path, sizeof path);
    *ret_found = STATE_LOST;
    if (!fs->read_file(fs->ctx, path, LIMIT_STORE_STATE_BYTES, &text, &size, &problem)) {
        if (problem.code == ERR_NOT_FOUND) *ret_found = STATE_NONE;
        if (problem.code == ERR_NO_MEMORY) return err_set(err, problem.code, "%s", problem.message);
        return true;
    }
    if (is_newer(text, size)) return err_set(err, ERR_NEW_FORMAT, "%s was written by a newer program", path);
    *state = (StoreState){.file = file};
    if (!memcmp(text, MAGIC FORMAT, size < sizeof MAGIC FORMAT - 1 ? size : sizeof MAGIC FORMAT - 1) &&
        parse(text, size, state))
        *ret_found = STATE_SOUND;
    return true;
}

bool state_read(const Fs *fs, const char *folder, StoreState *ret_state, StateFound *ret_found, Err *err) {
    StateFound found[2];
    AUTO_FREE StoreState *states = calloc(2, sizeof *states);
    if (!states) return err_set(err, ERR_NO_MEMORY, "no memory for the state of %s", folder);
    for (int i = 0; i < 2; i++)
        if (!read_one(fs, folder, i, &states[i], &found[i], err)) return false;
    bool sound[] = {found[0] == STATE_SOUND, found[1] == STATE_SOUND};
    int newer = sound[0] && sound[1] ? states[1].serial > states[0].serial : sound[1];
    if (sound[newer])
        *ret_state = states[newer];
    else
        *ret_state = (StoreState){.file = 1};
    *ret_found = sound[newer]                                       ? STATE_SOUND
                 : found[0] == STATE_NONE && found[1] == STATE_NONE ? STATE_NONE
                                                                    : STATE_LOST;
    return true;
}

// A text that was cut within a letter would make a state that cannot be read again.
static void write_text(FILE *out, const char *key, const char *text) {
    char whole[STORE_TEXT_SIZE];
    int32_t length = (int32_t)strlen(text), used = 0;
    for (int32_t at = 0, from = 0; at < length; from = at) {
        UChar32 letter = 0;
        U8_NEXT(text, at, length, letter);
        if (letter < 0 || used + at - from >= STORE_TEXT_SIZE) continue;
        memcpy(whole + used, text + from, (size_t)(at - from));
        used += at - from;
    }
    whole[used] = 0;
    if (!*whole) return;
    fprintf(out, ",\"%s\":", key);
    json_write_string(out, whole);
}

static void write_entry(FILE *out, const StoreEntry *entry) {
    fprintf(out, "{\"at\":%" PRId64 ",\"did\":\"%s\",\"slot\":%" PRIu32, entry->at_s,
            store_did_name(entry->did), entry->slot);
    write_text(out, "id", entry->id);
    if (entry->version > 0) fprintf(out, ",\"version\":%" PRId64, entry->version);
    write_text(out, "title", entry->title);
    write_text(out, "signer", entry->signer);
    write_text(out, "by", entry->by);
    write_text(out, "why", entry->why);
    fputc('}', out);
}

static void write_state(FILE *out, const StoreState *state) {
    fprintf(out, "{\"serial\":%" PRIu64 ",\"current\":%" PRIu32 ",\"slots\":[", state->serial,
            state->current);
    for (size_t i = 0; i < state->slot_count; i++)
        fprintf(out, "%s%" PRIu32, i ? "," : "", state->slots[i]);
    fputs("],\n\"history\":[", out);
    for (size_t i = 0; i < state->history_count; i++) {
        fputs(i ? ",\n" : "\n", out);
        write_entry(out, &state->history[i]);
    }
    fputs("]}\n", out);
}

// The first line is written last, over the room that was left for it.
static bool to_text(const StoreState *state, char **ret_text, size_t *ret_size) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) return false;
    fprintf(out, "%*s", HEAD_BYTES, "");
    write_state(out, state);
    bool failed = ferror(out) != 0;
    if (fclose(out) || failed) return false;
    DigestState hash;
    char head[HEAD_BYTES + 1], hex[DIGEST_HEX_SIZE];
    digest_begin(&hash);
    digest_add(&hash, text + HEAD_BYTES, size - HEAD_BYTES);
    Digest digest = digest_end(&hash);
    digest_hex(&digest, hex);
    snprintf(head, sizeof head, MAGIC FORMAT "%s\n", hex);
    memcpy(text, head, HEAD_BYTES);
    *ret_text = STEAL(text);
    *ret_size = size;
    return true;
}

bool state_write(const Fs *fs, const char *folder, StoreState *state, Err *err) {
    char path[LIMIT_STORE_FOLDER_BYTES + 32];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    int file = !state->file;
    state->serial++;
    path_of(folder, file, "", path, sizeof path);
    if (!to_text(state, &text, &size)) return err_set(err, ERR_NO_MEMORY, "writing %s: no memory", path);
    if (!fs->write_file(fs->ctx, path, text, size, err)) return false;
    state->file = file;
    return true;
}

bool state_set_aside(const Fs *fs, const char *folder, Err *err) {
    for (int i = 0; i < 2; i++) {
        char from[LIMIT_STORE_FOLDER_BYTES + 32], to[LIMIT_STORE_FOLDER_BYTES + 32];
        Err problem = {0};
        path_of(folder, i, "", from, sizeof from);
        path_of(folder, i, ".broken", to, sizeof to);
        if (!fs->rename_file(fs->ctx, from, to, &problem) && problem.code != ERR_NOT_FOUND) {
            if (err) *err = problem;
            return false;
        }
    }
    return true;
}

void state_add_entry(StoreState *state, const StoreEntry *entry) {
    if (state->history_count == LIMIT_STORE_HISTORY)
        memmove(state->history, state->history + 1, --state->history_count * sizeof *entry);
    state->history[state->history_count++] = *entry;
}
