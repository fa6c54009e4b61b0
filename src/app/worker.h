// One piece of work beside the frames: hashing a PIN, writing a small file.
#pragma once
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

typedef struct Worker {
    void (*run)(void *ctx);
    void *ctx;
    pthread_t thread;
    bool busy, threaded;
    atomic_bool done;
} Worker;

// False while it is busy. ctx must live until worker_take or worker_finish. at_once, or where there is no
// thread to be had: it has run when this returns.
bool worker_start(Worker *worker, void (*run)(void *ctx), void *ctx, bool at_once);
bool worker_take(Worker *worker);   // true once, when it has run
void worker_finish(Worker *worker); // waits for what runs
