// Who is told what workers are asked for and when their results are taken: the flight recorder. Both are
// called by the thread that asks and takes.
#pragma once

enum {
    WORK_LABEL_SIZE = 128 // longer names are cut: what is before them tells them apart
};

typedef struct WorkLog {
    void *ctx;
    void (*awaited)(void *ctx, const char *label); // both may be NULL
    void (*taken)(void *ctx, const char *label);
} WorkLog;
