#include "worker.h"

static void *work(void *ctx) {
    Worker *worker = ctx;
    worker->run(worker->ctx);
    atomic_store(&worker->done, true);
    return NULL;
}

bool worker_start(Worker *worker, void (*run)(void *ctx), void *ctx, bool at_once) {
    if (worker->busy) return false;
    worker->run = run;
    worker->ctx = ctx;
    worker->busy = true;
    atomic_store(&worker->done, false);
    worker->threaded = !at_once && !pthread_create(&worker->thread, NULL, work, worker);
    if (!worker->threaded) work(worker);
    return true;
}

void worker_finish(Worker *worker) {
    if (worker->busy && worker->threaded) pthread_join(worker->thread, NULL);
    worker->busy = false;
}

bool worker_take(Worker *worker) {
    if (!worker->busy || !atomic_load(&worker->done)) return false;
    worker_finish(worker);
    return true;
}
