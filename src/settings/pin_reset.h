// A forgotten PIN is taken back by an empty file `balai-reset-pin` (or `balai-reset-pin.txt`, as some
// desktops name it) in the settings' folder or on the card's boot partition (/boot/firmware or /boot), which
// every computer can write.
#pragma once
#include "settings/settings_file.h"

typedef enum PinReset {
    PIN_RESET_NONE,  // there was no such file
    PIN_RESET_DONE,  // the PIN is gone, and the file too: the next visit to the panel sets one
    PIN_RESET_FAILED // the file is there, but was not heeded; err says why
} PinReset;

// Looks in each folder. The file is erased first and the PIN taken back then: a file that cannot be erased
// would take back every PIN that is set later, so it is not heeded. tries_path: of pin_tries_save; the count
// is forgotten too. ret_changed as of settings_file_set.
PinReset pin_reset_if_asked(SettingsFile *file, const char *const *folders, size_t count,
                            const char *tries_path, SettingSet *ret_changed, Err *err);
