#include "finder.h"

#include <pthread.h>
#include <stdlib.h>
#include "base/log.h"

typedef enum FinderState {
    FINDER_IDLE,
    FINDER_BUILDING,
    FINDER_BUILT, // index is there, or could not be made
} FinderState;

struct Finder {
    bool at_once;
    const Bundle *bundle;
    void (*wake)(void *ctx);
    void *wake_ctx;
    Search *search;
    bool failed;
    bool taken, withheld;
    WorkLog log;
    pthread_t worker;
    bool worker_runs;
    // Shared with the worker, under the lock.
    pthread_mutex_t lock;
    FinderState state;
    SearchIndex *index;
};

Finder *finder_create(bool at_once) {
    Finder *finder = calloc(1, sizeof *finder);
    if (!finder) return NULL;
    finder->at_once = at_once;
    pthread_mutex_init(&finder->lock, NULL);
    return finder;
}

void finder_set_wake(Finder *finder, void (*wake)(void *ctx), void *ctx) {
    pthread_mutex_lock(&finder->lock);
    finder->wake = wake;
    finder->wake_ctx = ctx;
    pthread_mutex_unlock(&finder->lock);
}

static void *build(void *ctx) {
    Finder *finder = ctx;
    Err err = {0};
    SearchIndex *index = NULL;
    if (!search_index_build(finder->bundle, &index, &err)) log_line(LOG_ERROR, "no search: %s", err.message);
    pthread_mutex_lock(&finder->lock);
    finder->index = index;
    finder->state = FINDER_BUILT;
    if (finder->wake) finder->wake(finder->wake_ctx); // under the lock: who takes it back may go at once
    pthread_mutex_unlock(&finder->lock);
    return NULL;
}

static void join(Finder *finder) {
    if (finder->worker_runs) pthread_join(finder->worker, NULL);
    finder->worker_runs = false;
}

void finder_set_bundle(Finder *finder, const Bundle *bundle) {
    join(finder);
    search_destroy(finder->search);
    search_index_destroy(finder->index);
    finder->search = NULL;
    finder->index = NULL;
    finder->state = FINDER_IDLE;
    finder->failed = finder->taken = finder->withheld = false;
    finder->bundle = bundle;
}

void finder_destroy(Finder *finder) {
    if (!finder) return;
    finder_set_bundle(finder, NULL);
    pthread_mutex_destroy(&finder->lock);
    free(finder);
}

void finder_prepare(Finder *finder) {
    if (!finder->bundle || finder->worker_runs || finder->taken || finder->state != FINDER_IDLE) return;
    finder->state = FINDER_BUILDING;
    if (finder->at_once || pthread_create(&finder->worker, NULL, build, finder)) {
        build(finder); // late is better than never
        finder->taken = true;
        return;
    }
    finder->worker_runs = true;
    if (finder->log.awaited) finder->log.awaited(finder->log.ctx, FINDER_LABEL);
}

bool finder_take(Finder *finder) {
    if (finder->taken) return false;
    pthread_mutex_lock(&finder->lock);
    finder->taken = finder->state == FINDER_BUILT;
    pthread_mutex_unlock(&finder->lock);
    if (!finder->taken) return false;
    join(finder);
    if (finder->log.taken) finder->log.taken(finder->log.ctx, FINDER_LABEL);
    return true;
}

bool finder_pending(const Finder *finder) {
    return finder->worker_runs;
}

void finder_set_log(Finder *finder, const WorkLog *log) {
    finder->log = *log;
}

void finder_withhold(Finder *finder, bool withhold) {
    finder->withheld = withhold;
}

Search *finder_search(Finder *finder) {
    finder_prepare(finder);
    if (!finder->taken || finder->withheld) return NULL;
    if (finder->search || finder->failed) return finder->search;
    if (finder->index) finder->search = search_create(finder->index);
    finder->failed = !finder->search;
    return finder->search;
}

void finder_forget(Finder *finder) {
    search_destroy(finder->search);
    finder->search = NULL;
}
