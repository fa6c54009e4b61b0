#include "model/bundle.h"

#include "model/index.h"
#include "model/zone.h"

const char *source_file(Source source) {
    static const char *const names[] = {[SOURCE_BUNDLE] = "bundle.json", [SOURCE_AGENDA] = "agenda.csv"};
    return names[source.file];
}

void bundle_destroy(Bundle *bundle) {
    if (!bundle) return;
    index_destroy(bundle->index);
    zone_close(bundle->zone);
    arena_finish(&bundle->arena);
    free(bundle);
}
