// What stands between content that was staged and the screen: who signed it, and what it would replace.
#pragma once
#include "store/stage.h"

// What an operator has to agree to, and why; bits.
typedef enum InstallConcern {
    INSTALL_UNSIGNED = 1,    // nobody signed it
    INSTALL_UNKNOWN_KEY = 2, // signed by a key that this kiosk does not know
    INSTALL_OLDER = 4,       // an older version of what is shown
} InstallConcern;

enum {
    INSTALL_CONCERNS = 3
};

// Before anything is staged: of a package's trust alone. A bad signature is no concern but a refusal, by
// package_open.
unsigned install_concerns_of_package(const Package *package);
// The same and what it would replace.
unsigned install_concerns(const Store *store, const Package *package, const Staged *staged);

// What the operator reads: why this needs an agreement. One concern. Returns text.
const char *install_say_concern(InstallConcern concern, const Store *store, const Package *package,
                                const Staged *staged, char *text, size_t size);
