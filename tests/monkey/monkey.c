// Does to the kiosk whatever can happen to it, by lot, and looks whether it stands it:
//
//   monkey BUNDLES EVENTS SEED [LIFE]
//
// BUNDLES: a folder with bundles in folders of their own (support/odd_bundles.py). The same SEED gives the
// same events; LIFE is the one life to live again. A sanitizer's finding, a hang, a screen that the audit
// rejects or a descriptor that stays open fails it.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "deeds.h"
#include "judge.h"

enum {
    LIFE_EVENTS = 2500, // then another kiosk begins, with another card
    AUDIT_EVERY = 2
};

typedef struct Monkey {
    Contents contents;
    Trail trail;
    Judge judge;
    World world;
    uint64_t seed;
} Monkey;

static int count_descriptors(void) {
    DIR *dir = opendir("/proc/self/fd");
    int count = 0;
    while (dir && readdir(dir))
        count++;
    if (dir) closedir(dir);
    return count;
}

static bool live(Monkey *monkey, long life, long events) {
    trail_begin_life(&monkey->trail, life);
    if (!world_begin(&monkey->world, &monkey->contents, dice_of(monkey->seed, (uint64_t)life), &monkey->trail,
                     MONKEY_PAINTS))
        return false;
    while (monkey->trail.events < events) {
        deeds_do_one(&monkey->world);
        judge_look(&monkey->judge, &monkey->world);
    }
    world_end(&monkey->world);
    return true;
}

static bool live_all(Monkey *monkey, long events, long only) {
    if (only >= 0) return live(monkey, only, LIFE_EVENTS);
    for (long life = 0, left = events; left > 0; life++, left -= monkey->trail.events)
        if (!live(monkey, life, left < LIFE_EVENTS ? left : LIFE_EVENTS)) return false;
    return true;
}

int main(int argc, char **argv) {
    static Monkey monkey;
    char again[300];
    if (argc != 4 && argc != 5) {
        fprintf(stderr, "usage: monkey BUNDLES EVENTS SEED [LIFE]\n");
        return 2;
    }
    long events = strtol(argv[2], NULL, 10);
    monkey.seed = strtoull(argv[3], NULL, 10);
    snprintf(again, sizeof again, "./dev monkey %ld %s", events, argv[3]);
    monkey.trail.again = again;
    if (!contents_read(&monkey.contents, argv[1]) || !judge_init(&monkey.judge, AUDIT_EVERY)) {
        fprintf(stderr, "monkey: no bundles in %s\n", argv[1]);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0); // faults are seen while it goes on
    trail_watch(&monkey.trail);
    int descriptors = count_descriptors();
    bool lived = live_all(&monkey, events, argc == 5 ? strtol(argv[4], NULL, 10) : -1);
    if (!lived) printf("a kiosk did not start: %s\n", monkey.world.stand.err.message);
    int left_open = count_descriptors() - descriptors;
    if (left_open) printf("%d descriptors are left open\n", left_open);
    printf("%ld events, %ld lives, ", monkey.trail.events_before + monkey.trail.events,
           monkey.trail.life + 1);
    judge_print(&monkey.judge);
    bool good = lived && !left_open && !monkey.judge.faults;
    judge_finish(&monkey.judge);
    contents_free(&monkey.contents);
    return good ? 0 : 1;
}
