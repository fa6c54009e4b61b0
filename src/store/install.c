#include "store/install.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

unsigned install_concerns_of_package(const Package *package) {
    switch (package->trust) {
    case PACKAGE_PLAIN:
    case PACKAGE_UNSIGNED:
        return INSTALL_UNSIGNED;
    case PACKAGE_UNKNOWN_KEY:
        return INSTALL_UNKNOWN_KEY;
    case PACKAGE_SIGNED:
        return 0;
    }
    return INSTALL_UNSIGNED;
}

unsigned install_concerns(const Store *store, const Package *package, const Staged *staged) {
    const StoreEntry *shown = store_about(store, store->state.current);
    bool older = shown && !strcmp(shown->id, staged->entry.id) && staged->entry.version < shown->version;
    return install_concerns_of_package(package) | (older ? INSTALL_OLDER : 0);
}

const char *install_say_concern(InstallConcern concern, const Store *store, const Package *package,
                                const Staged *staged, char *text, size_t size) {
    const StoreEntry *shown = store_about(store, store->state.current);
    switch (concern) {
    case INSTALL_UNSIGNED:
        snprintf(text, size, "nobody signed it, so that it could be from anyone");
        break;
    case INSTALL_UNKNOWN_KEY:
        snprintf(text, size, "it is signed by the key %s, which this kiosk does not know", package->key_id);
        break;
    case INSTALL_OLDER:
        snprintf(text, size, "it is version %" PRId64 ", older than version %" PRId64 ", which is shown",
                 staged ? staged->entry.version : 0, shown ? shown->version : 0);
        break;
    }
    return text;
}
