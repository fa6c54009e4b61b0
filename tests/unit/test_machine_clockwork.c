// The kiosk's clock at work over a system of the test's.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "machine/clockwork.h"
#include "test.h"

#define SECOND INT64_C(1000000)
#define NOW INT64_C(1795488120) // 24 November 2026

typedef struct System {
    int64_t age_us, wall_us;
    bool synchronised, may_set;
    int reads;
    TimeSource source;
    Clock clock;
    Clockwork work;
} System;

static void read_system(void *ctx, TimeFacts *ret_facts) {
    System *system = ctx;
    system->reads++;
    *ret_facts = (TimeFacts){.wall_us = system->wall_us,
                             .boot_us = system->age_us,
                             .boot_id = "a1",
                             .synchronised = system->synchronised};
}

static bool set_system(void *ctx, int64_t unix_s, Err *err) {
    System *system = ctx;
    if (!system->may_set) return err_set_errno(err, EPERM, "setting the system's clock");
    system->wall_us = unix_s * SECOND;
    return true;
}

static int64_t age(void *ctx) {
    return ((System *)ctx)->age_us;
}

static int64_t wall(void *ctx) {
    return ((System *)ctx)->wall_us / SECOND;
}

static void pass(System *system, int64_t seconds) {
    system->age_us += seconds * SECOND;
    system->wall_us += seconds * SECOND;
}

static void begin(System *system, int64_t wall_s, const TimeKept *kept) {
    *system = (System){.age_us = 50 * SECOND, .wall_us = wall_s * SECOND};
    system->source = (TimeSource){system, read_system, set_system};
    system->clock = (Clock){system, age, wall};
    clockwork_begin(&system->work, &system->source, &system->clock, kept);
}

static int64_t told(const System *system) {
    return system->work.clock.unix_s(system->work.clock.ctx);
}

static void the_programs_clock_is_the_kiosks(void) {
    System system;
    TimeKept kept = {.floor_us = NOW * SECOND, .boot_id = "b2"};
    begin(&system, 12, &kept); // 1970
    CHECK_INT(told(&system), NOW);
    pass(&system, 30); // between two looks
    CHECK_INT(told(&system), NOW + 30);
    CHECK_INT(system.work.clock.monotonic_us(system.work.clock.ctx), 80 * SECOND);
}

static void it_looks_once_a_minute(void) {
    System system;
    begin(&system, NOW, NULL);
    int reads = system.reads;
    for (int i = 0; i < 59; i++) {
        pass(&system, 1);
        CHECK(!clockwork_step(&system.work));
    }
    CHECK_INT(system.reads, reads);
    CHECK_INT(clockwork_next_us(&system.work), system.age_us + SECOND);
    pass(&system, 1);
    system.synchronised = true;
    CHECK(clockwork_step(&system.work)); // another origin: something else is to be said
    CHECK_INT(system.work.view.trust, CLOCK_CERTAIN);
    pass(&system, 60);
    CHECK(!clockwork_step(&system.work));
}

static void a_bundle_gives_a_floor_at_once(void) {
    System system;
    begin(&system, 12, NULL);
    CHECK_INT(system.work.view.trust, CLOCK_UNKNOWN);
    clockwork_set_bundle(&system.work, NOW);
    CHECK_INT(system.work.view.origin, ORIGIN_BUNDLE);
    CHECK_INT(told(&system), NOW);
}

static void the_time_is_written_down_each_three_minutes(void) {
    System system;
    TimeKept kept = {0};
    int saves = 0;
    begin(&system, NOW, NULL);
    system.synchronised = true;
    for (int i = 0; i < 3600; i++) {
        pass(&system, 1);
        clockwork_step(&system.work);
        saves += clockwork_take_save(&system.work, &kept);
    }
    CHECK_INT(saves, 20);
    CHECK(kept.floor_us > (NOW + 3500) * SECOND);
}

static void a_person_sets_it_with_the_right_and_without(void) {
    for (int may = 0; may < 2; may++) {
        System system;
        TimeKept kept;
        char says[400];
        begin(&system, 12, NULL);
        system.may_set = may;
        CHECK(clockwork_set(&system.work, NOW, says, sizeof says));
        CHECK_CONTAINS(says, may ? "The clock is set." : "CAP_SYS_TIME");
        CHECK_INT(system.work.view.trust, CLOCK_CERTAIN);
        CHECK_INT(system.work.view.origin, ORIGIN_PERSON);
        pass(&system, 5);
        CHECK_INT(told(&system), NOW + 5);
        CHECK_INT(system.work.view.offset_us == 0, may);
        CHECK(clockwork_take_save(&system.work, &kept)); // without waiting
        CHECK_INT(kept.origin, ORIGIN_PERSON);
        CHECK(!clockwork_take_save(&system.work, &kept));
    }
}

static void a_time_that_cannot_be_is_refused(void) {
    System system;
    char says[400];
    begin(&system, NOW, NULL);
    system.may_set = true;
    CHECK(!clockwork_set(&system.work, 12, says, sizeof says));
    CHECK_CONTAINS(says, "cannot be");
    CHECK_INT(system.wall_us, NOW * SECOND);
}

static void a_system_before_1970_is_no_negative_time(void) {
    System system;
    begin(&system, -400, NULL);
    CHECK_INT(told(&system), 0);
}

TEST_MAIN(TEST(the_programs_clock_is_the_kiosks), TEST(it_looks_once_a_minute),
          TEST(a_bundle_gives_a_floor_at_once), TEST(the_time_is_written_down_each_three_minutes),
          TEST(a_person_sets_it_with_the_right_and_without), TEST(a_time_that_cannot_be_is_refused),
          TEST(a_system_before_1970_is_no_negative_time))
