#include "proof.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "day_files.h"
#include "json/json.h"
#include "json/write.h"
#include "names.h"

typedef struct Entry {
    char bundle[LIMIT_ID_BYTES + 1], scene[LIMIT_ID_BYTES + 1], item[LIMIT_RECORD_NAME_BYTES + 1];
    int64_t version;
    RecordTime from, to;
} Entry;

struct Proof {
    // The app's thread alone.
    bool shown; // current is on the panel
    Entry current;
    // Shared, under the lock: lines to write, oldest first.
    pthread_mutex_t lock;
    Entry pending[LIMIT_PROOF_PENDING];
    size_t first, count;
    uint64_t first_number; // of pending[first], counted from the start of the program
    uint64_t lost;
    // The worker alone.
    DayFiles files;
    char folder[DAY_FOLDER_SIZE];
    Entry taken[LIMIT_PROOF_PENDING];
    Day file_day;   // of the file that ends with a whole line of ours
    bool file_open; // there is such a file
};

static const char prefix[] = "shown-", suffix[] = ".jsonl";

Proof *proof_create(const Fs *fs, const char *folder) {
    Proof *proof = calloc(1, sizeof *proof);
    if (!proof) return NULL;
    snprintf(proof->folder, sizeof proof->folder, "%s", folder);
    proof->files = (DayFiles){fs, proof->folder, prefix, suffix};
    pthread_mutex_init(&proof->lock, NULL);
    return proof;
}

void proof_destroy(Proof *proof) {
    if (!proof) return;
    pthread_mutex_destroy(&proof->lock);
    free(proof);
}

static void push(Proof *proof, const Entry *entry) {
    pthread_mutex_lock(&proof->lock);
    if (proof->count == LIMIT_PROOF_PENDING) {
        proof->first = (proof->first + 1) % LIMIT_PROOF_PENDING;
        proof->first_number++;
        proof->count--;
        proof->lost++;
    }
    proof->pending[(proof->first + proof->count++) % LIMIT_PROOF_PENDING] = *entry;
    pthread_mutex_unlock(&proof->lock);
}

static int64_t seconds_of(const Entry *entry) {
    return (entry->to.monotonic_us - entry->from.monotonic_us + 500000) / 1000000;
}

static void end_line(Proof *proof, const RecordTime *now) {
    Entry *entry = &proof->current;
    entry->to = *now;
    // A clock that has become right meanwhile is right about the beginning too.
    if (now->certain && !entry->from.certain) {
        entry->from.unix_s = now->unix_s - seconds_of(entry);
        entry->from.offset_s = now->offset_s;
        entry->from.certain = true;
    }
    push(proof, entry);
}

static bool is_current(const Proof *proof, const Entry *entry) {
    const Entry *current = &proof->current;
    return proof->shown && entry->version == current->version && !strcmp(entry->bundle, current->bundle) &&
           !strcmp(entry->scene, current->scene) && !strcmp(entry->item, current->item);
}

void proof_show(Proof *proof, const ProofScene *scene, const RecordTime *now) {
    Entry next = {.from = *now};
    if (scene) {
        next.version = scene->version;
        names_copy(next.bundle, sizeof next.bundle, scene->bundle);
        names_copy(next.scene, sizeof next.scene, scene->scene);
        names_copy(next.item, sizeof next.item, scene->item);
        if (is_current(proof, &next)) return;
    }
    if (proof->shown) end_line(proof, now);
    proof->shown = scene;
    proof->current = next;
}

void proof_step(Proof *proof, const RecordTime *now) {
    const int64_t longest_us = (int64_t)LIMIT_PROOF_LINE_S * 1000000;
    if (!proof->shown || now->monotonic_us - proof->current.from.monotonic_us < longest_us) return;
    end_line(proof, now);
    proof->current.from = *now;
}

bool proof_pending(Proof *proof) {
    pthread_mutex_lock(&proof->lock);
    bool pending = proof->count > 0;
    pthread_mutex_unlock(&proof->lock);
    return pending;
}

uint64_t proof_lost(Proof *proof) {
    pthread_mutex_lock(&proof->lock);
    uint64_t lost = proof->lost;
    pthread_mutex_unlock(&proof->lock);
    return lost;
}

// Copies what is pending to the worker's own memory.
static size_t take(Proof *proof, uint64_t *ret_number) {
    pthread_mutex_lock(&proof->lock);
    size_t count = proof->count;
    for (size_t i = 0; i < count; i++)
        proof->taken[i] = proof->pending[(proof->first + i) % LIMIT_PROOF_PENDING];
    *ret_number = proof->first_number;
    pthread_mutex_unlock(&proof->lock);
    return count;
}

// Lines before number are done with; lost of them were not written.
static void drop_before(Proof *proof, uint64_t number, size_t lost) {
    pthread_mutex_lock(&proof->lock);
    while (proof->count && proof->first_number < number) {
        proof->first = (proof->first + 1) % LIMIT_PROOF_PENDING;
        proof->first_number++;
        proof->count--;
    }
    proof->lost += lost;
    pthread_mutex_unlock(&proof->lock);
}

static void write_line(FILE *out, const Entry *entry) {
    char from[WHEN_TIME_SIZE], to[WHEN_TIME_SIZE];
    fputs("{\"bundle\":", out);
    json_write_string(out, entry->bundle);
    fprintf(out, ",\"version\":%lld,\"scene\":", (long long)entry->version);
    json_write_string(out, entry->scene);
    fputs(",\"item\":", out);
    json_write_string(out, entry->item);
    fprintf(out, ",\"from\":\"%s\",\"to\":\"%s\",\"seconds\":%lld,\"certain\":%s}\n",
            when_write_time(&entry->from, from), when_write_time(&entry->to, to),
            (long long)seconds_of(entry), entry->from.certain && entry->to.certain ? "true" : "false");
}

// The lines of one day as text. Where the file's end is not known to be the end of a line one comes first:
// readers pass over empty lines.
static char *write_lines(const Entry *entries, size_t count, bool line_first, size_t *ret_size) {
    AUTO_FREE char *text = NULL;
    FILE *out = open_memstream(&text, ret_size);
    if (!out) return NULL;
    if (line_first) fputc('\n', out);
    for (size_t i = 0; i < count; i++)
        write_line(out, &entries[i]);
    return fclose(out) ? NULL : STEAL(text);
}

// Looks at the file of a day that is written to for the first time, or after a failure.
static bool open_day(Proof *proof, Day day, const char *path, int64_t *ret_size, Err *err) {
    const Fs *fs = proof->files.fs;
    FsInfo info;
    *ret_size = fs->stat(fs->ctx, path, &info, NULL) ? info.size : 0;
    if (proof->file_open && proof->file_day == day) return true;
    if (!fs->make_folder(fs->ctx, proof->folder, err)) return false;
    day_files_prune(&proof->files, day, LIMIT_PROOF_DAYS, LIMIT_PROOF_BYTES);
    return true;
}

// Writes the lines of one day; ret_lost of them cannot be and need not be tried again.
static bool flush_day(Proof *proof, const Entry *entries, size_t count, size_t *ret_lost, Err *err) {
    const Fs *fs = proof->files.fs;
    Day day = when_day(&entries[0].from);
    char path[DAY_PATH_SIZE];
    int64_t before = 0;
    day_files_path(&proof->files, day, path);
    if (!open_day(proof, day, path, &before, err)) return false;
    bool known = proof->file_open && proof->file_day == day;
    size_t size = 0;
    AUTO_FREE char *text = write_lines(entries, count, before && !known, &size);
    if (!text) return err_set(err, ERR_NO_MEMORY, "no memory for %zu lines", count);
    if ((uint64_t)before + size > LIMIT_PROOF_DAY_BYTES) {
        *ret_lost = count;
        return err_set(err, ERR_TOO_LARGE, "%s is full: what is shown until tomorrow is not noted", path);
    }
    proof->file_open = fs->append_file(fs->ctx, path, text, size, err);
    proof->file_day = day;
    return proof->file_open;
}

bool proof_flush(Proof *proof, Err *err) {
    uint64_t number = 0;
    size_t count = take(proof, &number), done = 0;
    bool sound = true;
    while (done < count && sound) {
        size_t end = done + 1, lost = 0;
        while (end < count && when_day(&proof->taken[end].from) == when_day(&proof->taken[done].from))
            end++;
        sound = flush_day(proof, &proof->taken[done], end - done, &lost, err);
        if (!sound && !lost) break;
        drop_before(proof, number + end, lost);
        done = end;
    }
    return sound;
}

typedef struct Reading {
    void (*each)(void *ctx, const ProofLine *line);
    void *ctx;
    size_t torn;
} Reading;

static bool read_line(const JsonDoc *doc, ProofLine *ret_line) {
    JsonValue line = json_root(doc);
    long long version = 0, seconds = 0;
    ProofLine read = {
        .scene = {.bundle = json_string(json_get(line, "bundle")),
                  .scene = json_string(json_get(line, "scene")),
                  .item = json_string(json_get(line, "item"))},
        .from = json_string(json_get(line, "from")),
        .to = json_string(json_get(line, "to")),
        .certain = json_type(json_get(line, "certain")) == JSON_TRUE,
    };
    if (!read.scene.bundle || !read.scene.scene || !read.scene.item || !read.from || !read.to ||
        !json_integer(json_get(line, "version"), &version) ||
        !json_integer(json_get(line, "seconds"), &seconds))
        return false;
    read.scene.version = version;
    read.seconds = seconds;
    *ret_line = read;
    return true;
}

static void hand_over(Reading *reading, const char *text, size_t size) {
    JsonDoc *doc = NULL;
    ProofLine line;
    if (!size) return;
    if (size <= LIMIT_PROOF_LINE_BYTES && json_parse(text, size, &doc, NULL, NULL) && read_line(doc, &line))
        reading->each(reading->ctx, &line);
    else
        reading->torn++;
    json_destroy(doc);
}

static void read_lines(Reading *reading, const char *text, size_t size) {
    while (size) {
        const char *end = memchr(text, '\n', size);
        size_t length = end ? (size_t)(end - text) : size;
        hand_over(reading, text, length);
        if (!end) break;
        text += length + 1;
        size -= length + 1;
    }
}

bool proof_read(const Fs *fs, const char *folder, Day first, Day last,
                void (*each)(void *ctx, const ProofLine *line), void *ctx, size_t *ret_torn, Err *err) {
    DayFiles files = {fs, folder, prefix, suffix};
    Reading reading = {each, ctx, 0};
    DayList list;
    if (!day_files_list(&files, first, last, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++) {
        AUTO_FREE char *text = NULL;
        size_t size = 0;
        char path[DAY_PATH_SIZE];
        if (!fs->read_file(fs->ctx, day_files_path(&files, list.days[i], path), LIMIT_PROOF_DAY_BYTES, &text,
                           &size, err))
            return false;
        read_lines(&reading, text, size);
    }
    if (ret_torn) *ret_torn = reading.torn;
    return true;
}
