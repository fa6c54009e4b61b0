// The watchdog that the environment names: the parent of `run --supervised` ($BALAI_NOTIFY_FD, an open
// socket), else systemd ($NOTIFY_SOCKET; sd_notify(3) describes the form). No call waits or fails: who does
// not listen is not told.
#pragma once
#include <stdbool.h>
#include "base/watchdog.h"

#define NOTIFY_FD_VARIABLE "BALAI_NOTIFY_FD"

typedef struct Notify Notify;

// Takes the variables from the environment, so that other programs started later do not speak for this one:
// call before there are threads. NULL where nobody is named (or without memory).
Notify *notify_open(void);
void notify_close(Notify *notify); // NULL-safe

// Valid until notify_close; NULL for NULL.
const Watchdog *notify_watchdog(const Notify *notify);
