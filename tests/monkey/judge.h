// Looks at the monkey's screens by the venue's figures, and at the kiosk for what no screen shows.
#pragma once
#include "world.h"

enum {
    JUDGE_SEEN = 1 << 16,
    JUDGE_TOLD = 64
};

typedef struct Judge {
    int every;             // of the new screens, which one is audited
    uint64_t *seen;        // hashes of screens, by their low bits
    long screens, audited; // new ones, and those of them that were looked at
    long by_screen[SCREEN_COUNT];
    long faults; // told; each is told once
    uint64_t told[JUDGE_TOLD];
    World *world;
} Judge;

bool judge_init(Judge *judge, int every);
void judge_finish(Judge *judge);
void judge_look(Judge *judge, World *world);
void judge_fault(Judge *judge, const char *what, const char *more);
void judge_print(const Judge *judge); // a line of figures
