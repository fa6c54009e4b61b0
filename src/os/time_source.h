// What this machine knows about its clock.
#pragma once
#include "base/time_source.h"
#include "base/tree.h"

typedef struct OsTimeSource {
    TimeSource source;
    const Tree *tree;
} OsTimeSource;

// The kernel's clocks; /proc for the start's id and /sys for the battery clock out of tree, which must
// outlive it. time must stay where it is while it is used.
void os_time_source_init(OsTimeSource *time, const Tree *tree);
