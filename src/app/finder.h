// The search index of the bundle that is shown, built in a worker, so that no frame waits for it.
#pragma once
#include <stdbool.h>
#include "model/bundle.h"
#include "search/search.h"

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
// Ready for queries; NULL while it is being built, and without memory. Valid until it forgets, or the bundle
// changes.
Search *finder_search(Finder *finder);
