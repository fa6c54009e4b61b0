#include "model/bundle.h"

#include "model/index.h"
#include "model/zone.h"

void bundle_destroy(Bundle *bundle) {
    if (!bundle) return;
    index_destroy(bundle->index);
    zone_close(bundle->zone);
    arena_finish(&bundle->arena);
    free(bundle);
}
