// The search index of the bundle that is shown, built in a worker, so that no frame waits for it.
#pragma once
#include <stdbool.h>
#include "model/bundle.h"
#include "search/search.h"
#include "work_log.h"

#define FINDER_LABEL "index" // in a WorkLog

typedef struct Finder Finder;

// at_once: no worker, built when asked for. NULL without memory.
Finder *finder_create(bool at_once);
void finder_destroy(Finder *finder); // NULL-safe; waits for the worker
void finder_set_wake(Finder *finder, void (*wake)(void *ctx), void *ctx);

// The bundle that answers come from (NULL: none). Returns when nothing of the one before is in use any more.
void finder_set_bundle(Finder *finder, const Bundle *bundle);

// Begins to build where that has not begun.
void finder_prepare(Finder *finder);
// Forgets what was asked for last, with the visit that asked.
void finder_forget(Finder *finder);
// The index that was built can be used from here on, and no earlier. True where that is new.
bool finder_take(Finder *finder);
bool finder_pending(const Finder *finder); // it is being built
void finder_set_log(Finder *finder, const WorkLog *log);
// For a replay: the index was not there yet, or is from now on.
void finder_withhold(Finder *finder, bool withhold);
// Ready for queries; NULL while it is being built, and without memory. Valid until it forgets, or the bundle
// changes.
Search *finder_search(Finder *finder);
