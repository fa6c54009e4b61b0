// The display's signal off and on, on the bare console: the DPMS property of each connected output.
#pragma once
#include "base/panel_power.h"

typedef struct KmsPower {
    int fd; // of the graphics card that SDL shows on; it stays SDL's
} KmsPower;

// False where no connected output has that property. kms must stay where it is while ret_power is used.
// While it is off nothing must be presented: SDL would wait for a refresh that does not come.
bool kms_power_find(KmsPower *kms, int fd, PanelPower *ret_power);
