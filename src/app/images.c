#include "images.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "base/limits.h"
#include "base/log.h"
#include "picture/picture.h"

enum {
    NAME_MAX_BYTES = 600,
    BUCKETS = 256,
    WITHHELD_MOST = 1024 // more pictures than a queue ever holds
};

typedef enum ItemState {
    ITEM_WAITING, // in the worker's queue
    ITEM_DECODING,
    ITEM_DONE, // by the worker; nobody knows of it before images_take
    ITEM_READY,
    ITEM_DROPPED, // of a queue that was given up
    ITEM_FAILED,  // told once in the log, and tried again from time to time
} ItemState;

typedef struct Item {
    struct Item *next;       // in its bucket
    struct Item *queue_next; // in the worker's queue
    uint64_t key;
    ItemState state;
    bool told;      // that it failed
    unsigned frame; // last asked for
    int box_width, box_height;
    ImageFit fit;
    bool sound; // it could be decoded
    Picture picture;
    Image image;
    char name[];
} Item;

struct Images {
    char assets[512], folder[512];
    bool at_once;
    void (*wake)(void *ctx);
    void *wake_ctx;
    WorkLog log;
    uint64_t withheld[WITHHELD_MOST]; // keys
    size_t withheld_count;
    unsigned frame;
    size_t bytes;
    Item *buckets[BUCKETS];
    // Below: shared with the worker, under the lock.
    pthread_t worker;
    bool worker_runs, stopping;
    pthread_mutex_t lock;
    pthread_cond_t work, idle;
    Item *queue, **queue_end;
    Item *decoding;
    size_t done; // items that are ITEM_DONE
};

static void item_path(const Images *images, const char *name, char *path, size_t size) {
    const char *slash = strchr(name, '/');
    if (!slash) // no such picture
        snprintf(path, size, "%s", "");
    else if (!strncmp(name, "file/", 5))
        snprintf(path, size, "%s%s", images->folder, slash);
    else if (!strncmp(name, "flag/", 5))
        snprintf(path, size, "%s/flags%s.png", images->assets, slash);
    else
        snprintf(path, size, "%s/icons%s.png", images->assets, slash);
}

// Decodes outside the lock; the item is the caller's until its state says ready.
static bool decode(Item *item, const char *path, Picture *ret_picture) {
    Err err = {0};
    PictureFit fit = item->fit == IMAGE_COVER ? PICTURE_COVER : PICTURE_CONTAIN;
    if (picture_load(path, item->box_width, item->box_height, fit, ret_picture, &err)) return true;
    if (!item->told) log_line(LOG_WARNING, "picture %s is not shown: %s", path, err.message);
    item->told = true;
    return false;
}

static uint64_t pixels_hash(const Picture *picture) {
    uint64_t hash = hash_int(hash_int(HASH_START, picture->width), picture->height);
    for (int y = 0; y < picture->height; y++) {
        const uint32_t *row = picture->pixels + (size_t)y * (size_t)picture->stride_px;
        for (int x = 0; x + 1 < picture->width; x += 2)
            hash = hash_int(hash, (int64_t)((uint64_t)row[x] << 32 | row[x + 1]));
        if (picture->width % 2) hash = hash_int(hash, row[picture->width - 1]);
    }
    return hash;
}

static void finish_item(Item *item, bool done, const Picture *picture, uint64_t hash) {
    item->sound = done;
    if (!done) return;
    item->picture = *picture;
    item->image =
        (Image){picture->width, picture->height, picture->stride_px, picture->pixels, picture->opaque, hash};
}

static void show_item(Item *item) {
    item->state = item->sound ? ITEM_READY : ITEM_FAILED;
}

static void *work(void *ctx) {
    Images *images = ctx;
    pthread_mutex_lock(&images->lock);
    while (!images->stopping) {
        Item *item = images->queue;
        if (!item) {
            pthread_cond_wait(&images->work, &images->lock);
            continue;
        }
        images->queue = item->queue_next;
        if (!images->queue) images->queue_end = &images->queue;
        item->state = ITEM_DECODING;
        images->decoding = item;
        char path[1200];
        item_path(images, item->name, path, sizeof path);
        pthread_mutex_unlock(&images->lock);
        Picture picture = {0};
        bool done = decode(item, path, &picture);
        uint64_t hash = done ? pixels_hash(&picture) : 0;
        pthread_mutex_lock(&images->lock);
        finish_item(item, done, &picture, hash);
        item->state = ITEM_DONE;
        images->done++;
        images->decoding = NULL;
        pthread_cond_broadcast(&images->idle);
        if (images->wake) images->wake(images->wake_ctx);
    }
    pthread_mutex_unlock(&images->lock);
    return NULL;
}

Images *images_create(const ImagesConfig *config) {
    Images *images = calloc(1, sizeof *images);
    if (!images) return NULL;
    snprintf(images->assets, sizeof images->assets, "%s", config->assets_folder);
    images->at_once = config->at_once;
    images->wake = config->wake;
    images->wake_ctx = config->wake_ctx;
    images->queue_end = &images->queue;
    pthread_mutex_init(&images->lock, NULL);
    pthread_cond_init(&images->work, NULL);
    pthread_cond_init(&images->idle, NULL);
    // Without a worker pictures are decoded when asked for: slower, but shown.
    images->worker_runs = !config->at_once && !pthread_create(&images->worker, NULL, work, images);
    return images;
}

static void free_item(Images *images, Item *item) {
    if (item->state == ITEM_DONE) images->done--;
    if (item->state == ITEM_READY)
        images->bytes -= (size_t)item->picture.stride_px * (size_t)item->picture.height * 4;
    picture_finish(&item->picture);
    free(item);
}

// Frees items for which keep says no. The lock is held and nothing is being decoded of what goes.
static void sweep(Images *images, bool (*keep)(const Images *images, const Item *item)) {
    for (int i = 0; i < BUCKETS; i++) {
        for (Item **link = &images->buckets[i]; *link;) {
            Item *item = *link;
            if (item->state == ITEM_WAITING || item->state == ITEM_DECODING || keep(images, item)) {
                link = &item->next;
                continue;
            }
            *link = item->next;
            free_item(images, item);
        }
    }
}

// Nothing waits in the queue any more; what waited is decoded when it is asked for again.
static void drain(Images *images) {
    for (Item *item = images->queue; item; item = item->queue_next)
        item->state = ITEM_DROPPED;
    images->queue = NULL;
    images->queue_end = &images->queue;
    while (images->decoding)
        pthread_cond_wait(&images->idle, &images->lock);
}

static bool keep_none(const Images *images, const Item *item) {
    (void)images, (void)item;
    return false;
}

void images_destroy(Images *images) {
    if (!images) return;
    pthread_mutex_lock(&images->lock);
    drain(images);
    images->stopping = true;
    pthread_cond_signal(&images->work);
    pthread_mutex_unlock(&images->lock);
    if (images->worker_runs) pthread_join(images->worker, NULL);
    sweep(images, keep_none);
    pthread_cond_destroy(&images->idle);
    pthread_cond_destroy(&images->work);
    pthread_mutex_destroy(&images->lock);
    free(images);
}

static bool keep_ours(const Images *images, const Item *item) {
    (void)images;
    return item->state != ITEM_DROPPED && strncmp(item->name, "file/", 5) != 0;
}

void images_set_folder(Images *images, const char *folder) {
    pthread_mutex_lock(&images->lock);
    drain(images);
    sweep(images, keep_ours);
    snprintf(images->folder, sizeof images->folder, "%s", folder);
    pthread_mutex_unlock(&images->lock);
}

void images_set_wake(Images *images, void (*wake)(void *ctx), void *wake_ctx) {
    pthread_mutex_lock(&images->lock);
    images->wake = wake;
    images->wake_ctx = wake_ctx;
    pthread_mutex_unlock(&images->lock);
}

static bool keep_recent(const Images *images, const Item *item) {
    return item->state == ITEM_DONE || images->frame - item->frame <= 2;
}

static const char *label_of(const Item *item, char *buffer, size_t size) {
    snprintf(buffer, size, "picture %016" PRIx64 " %s", item->key, item->name);
    return buffer;
}

void images_set_log(Images *images, const WorkLog *log) {
    pthread_mutex_lock(&images->lock);
    images->log = *log;
    pthread_mutex_unlock(&images->lock);
}

bool images_take(Images *images) {
    char label[WORK_LABEL_SIZE];
    pthread_mutex_lock(&images->lock);
    bool any = images->done > 0;
    for (int i = 0; i < BUCKETS && images->done; i++) {
        for (Item *item = images->buckets[i]; item; item = item->next) {
            if (item->state != ITEM_DONE) continue;
            show_item(item);
            images->done--;
            if (images->log.taken) images->log.taken(images->log.ctx, label_of(item, label, sizeof label));
        }
    }
    pthread_mutex_unlock(&images->lock);
    return any;
}

static bool find_withheld(const Images *images, uint64_t key, size_t *ret_index) {
    for (size_t i = 0; i < images->withheld_count; i++) {
        if (images->withheld[i] != key) continue;
        *ret_index = i;
        return true;
    }
    return false;
}

bool images_withhold(Images *images, const char *label, bool withhold) {
    uint64_t key;
    size_t index = 0;
    if (sscanf(label, "picture %16" SCNx64, &key) != 1) return false;
    pthread_mutex_lock(&images->lock);
    bool known = find_withheld(images, key, &index);
    if (withhold && !known && images->withheld_count < WITHHELD_MOST)
        images->withheld[images->withheld_count++] = key;
    if (!withhold && known) images->withheld[index] = images->withheld[--images->withheld_count];
    pthread_mutex_unlock(&images->lock);
    return true;
}

// What can be seen of an item: one that is withheld is still on its way.
static ItemState seen_state(const Images *images, const Item *item) {
    size_t index;
    return images->withheld_count && find_withheld(images, item->key, &index) ? ITEM_WAITING : item->state;
}

// Has an item decoded: by the worker, or here and now.
static void start_item(Images *images, Item *item) {
    item->state = ITEM_WAITING;
    item->queue_next = NULL;
    if (!images->worker_runs) {
        char path[1200];
        Picture picture = {0};
        item_path(images, item->name, path, sizeof path);
        bool done = decode(item, path, &picture);
        finish_item(item, done, &picture, done ? pixels_hash(&picture) : 0);
        show_item(item);
        return;
    }
    char label[WORK_LABEL_SIZE];
    if (images->log.awaited) images->log.awaited(images->log.ctx, label_of(item, label, sizeof label));
    *images->queue_end = item;
    images->queue_end = &item->queue_next;
    pthread_cond_signal(&images->work);
}

static void add_item(Images *images, Item *item) {
    item->next = images->buckets[item->key % BUCKETS];
    images->buckets[item->key % BUCKETS] = item;
    start_item(images, item);
}

bool images_failed(Images *images, const char *name) {
    bool failed = false;
    pthread_mutex_lock(&images->lock);
    for (int i = 0; i < BUCKETS && !failed; i++)
        for (const Item *item = images->buckets[i]; item && !failed; item = item->next)
            failed = !strcmp(item->name, name) && seen_state(images, item) == ITEM_FAILED;
    pthread_mutex_unlock(&images->lock);
    return failed;
}

void images_retry(Images *images) {
    pthread_mutex_lock(&images->lock);
    for (int i = 0; i < BUCKETS; i++)
        for (Item *item = images->buckets[i]; item; item = item->next)
            if (item->state == ITEM_FAILED) start_item(images, item);
    pthread_mutex_unlock(&images->lock);
}

static Item *find_item(Images *images, uint64_t key, const char *name, int width, int height, ImageFit fit) {
    for (Item *item = images->buckets[key % BUCKETS]; item; item = item->next)
        if (item->key == key && item->box_width == width && item->box_height == height && item->fit == fit &&
            !strcmp(item->name, name))
            return item;
    return NULL;
}

static Item *ask(Images *images, const char *name, int width, int height, ImageFit fit) {
    uint64_t key = hash_int(hash_int(hash_int(hash_str(HASH_START, name), width), height), fit);
    Item *item = find_item(images, key, name, width, height, fit);
    size_t length = strlen(name);
    if (!item && length < NAME_MAX_BYTES && (item = calloc(1, sizeof *item + length + 1))) {
        memcpy(item->name, name, length + 1);
        item->key = key;
        item->box_width = width;
        item->box_height = height;
        item->fit = fit;
        add_item(images, item);
    }
    if (item) item->frame = images->frame;
    return item;
}

static const Image *get(void *ctx, const char *name, int width, int height, ImageFit fit) {
    Images *images = ctx;
    if (width <= 0 || height <= 0) return NULL;
    pthread_mutex_lock(&images->lock);
    Item *item = ask(images, name, width, height, fit);
    const Image *image = item && seen_state(images, item) == ITEM_READY ? &item->image : NULL;
    pthread_mutex_unlock(&images->lock);
    return image;
}

PictureState images_look(void *ctx, const char *name, Rect box, Rect *ret_seen) {
    Images *images = ctx;
    if (!name || rect_empty(box)) return PICTURE_MISSING;
    PictureState state = PICTURE_MISSING;
    pthread_mutex_lock(&images->lock);
    const Item *item = ask(images, name, box.w, box.h, IMAGE_CONTAIN);
    if (item && seen_state(images, item) == ITEM_READY) {
        state = PICTURE_THERE;
        *ret_seen = (Rect){box.x + (box.w - item->image.width) / 2, box.y + (box.h - item->image.height) / 2,
                           item->image.width, item->image.height};
    } else if (item && seen_state(images, item) != ITEM_FAILED) {
        state = PICTURE_COMING;
    }
    pthread_mutex_unlock(&images->lock);
    return state;
}

void images_expect(Images *images, const char *name) {
    char path[1200];
    int width, height;
    item_path(images, name, path, sizeof path);
    if (!picture_probe(path, &width, &height, NULL)) return;
    pthread_mutex_lock(&images->lock);
    ask(images, name, width, height, IMAGE_COVER);
    pthread_mutex_unlock(&images->lock);
}

ImageSource images_source(Images *images) {
    return (ImageSource){images, get};
}

static size_t ready_bytes(const Images *images) {
    size_t bytes = 0;
    for (int i = 0; i < BUCKETS; i++)
        for (const Item *item = images->buckets[i]; item; item = item->next)
            if (item->state == ITEM_READY)
                bytes += (size_t)item->picture.stride_px * (size_t)item->picture.height * 4;
    return bytes;
}

size_t images_bytes(Images *images) {
    pthread_mutex_lock(&images->lock);
    size_t bytes = ready_bytes(images);
    pthread_mutex_unlock(&images->lock);
    return bytes;
}

void images_begin_frame(Images *images) {
    pthread_mutex_lock(&images->lock);
    images->frame++;
    images->bytes = ready_bytes(images);
    if (images->bytes > LIMIT_IMAGE_CACHE_BYTES) sweep(images, keep_recent);
    pthread_mutex_unlock(&images->lock);
}

bool images_pending(Images *images) {
    pthread_mutex_lock(&images->lock);
    bool pending = images->queue || images->decoding || images->done || images->withheld_count;
    pthread_mutex_unlock(&images->lock);
    return pending;
}
