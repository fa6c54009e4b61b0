// The parent of `run --supervised` with a table of processes of the test's: children that crash, hang, do not
// start or will not end, at emulated time.
#include <stdio.h>
#include <string.h>
#include "machine/supervisor.h"
#include "test.h"

#define SECOND INT64_C(1000000)
#define MINUTE (60 * SECOND)
#define NEVER INT64_MAX

// How the next children behave: each lives so long after its start (NEVER: until it is signalled).
typedef struct Child {
    int64_t lives_us;
    ChildEnd end;
    bool mute;     // gives no sign of life
    bool stubborn; // only SIGKILL ends it
    bool unborn;   // does not start
} Child;

typedef struct World {
    Supervisor supervisor;
    int64_t now_us;
    Child child; // as all children are until the test says otherwise
    bool running;
    int64_t born_us;
    int starts, terms, aborts, kills, rounds;
    bool safe;       // the last child
    char scene[128]; // of the last child
    int64_t last_end_us, worst_gap_us;
    bool exited;
    int code;
} World;

static const ChildEnd segfault = {true, 11};

static World begin(const char *scene) {
    World world = {.now_us = 1000 * SECOND, .child = {.lives_us = NEVER, .end = {true, 11}}};
    supervisor_init(&world.supervisor, scene, world.now_us);
    world.last_end_us = world.now_us;
    return world;
}

static void end_child(World *world, ChildEnd end) {
    world->running = false;
    world->last_end_us = world->now_us;
    supervisor_ended(&world->supervisor, end, world->now_us);
}

static void start_child(World *world, const SupervisorTask *task) {
    world->starts++;
    if (world->child.unborn) {
        supervisor_not_started(&world->supervisor, world->now_us);
        return;
    }
    int64_t gap_us = world->now_us - world->last_end_us;
    if (gap_us > world->worst_gap_us) world->worst_gap_us = gap_us;
    world->running = true;
    world->born_us = world->now_us;
    world->safe = task->safe;
    snprintf(world->scene, sizeof world->scene, "%s", task->scene);
    supervisor_started(&world->supervisor, world->now_us);
}

static void signal_child(World *world, int *count, int number, bool ends) {
    (*count)++;
    supervisor_signalled(&world->supervisor, world->now_us);
    if (ends) end_child(world, (ChildEnd){number != 0, number});
}

// A living child gives a sign of life each minute.
static void sleep_until(World *world, int64_t until_us) {
    int64_t dies_us =
        !world->running || world->child.lives_us == NEVER ? NEVER : world->born_us + world->child.lives_us;
    int64_t feeds_us = world->running && !world->child.mute ? world->now_us + MINUTE : NEVER;
    if (feeds_us < until_us) until_us = feeds_us;
    if (dies_us <= until_us) {
        world->now_us = dies_us;
        end_child(world, world->child.end);
        return;
    }
    world->now_us = until_us;
    if (until_us == feeds_us) supervisor_hear(&world->supervisor, "WATCHDOG=1", 10, world->now_us);
}

static void run_until(World *world, int64_t end_us) {
    while (world->now_us < end_us && !world->exited) {
        SupervisorTask task = supervisor_next(&world->supervisor, world->now_us);
        world->rounds++;
        switch (task.what) {
        case DO_WAIT:
            sleep_until(world, task.until_us < end_us ? task.until_us : end_us);
            break;
        case DO_START:
            start_child(world, &task);
            break;
        case DO_TERM:
            signal_child(world, &world->terms, 0, !world->child.stubborn);
            break;
        case DO_ABORT:
            signal_child(world, &world->aborts, 6, !world->child.stubborn);
            break;
        case DO_KILL:
            signal_child(world, &world->kills, 9, true);
            break;
        case DO_EXIT:
            world->exited = true;
            world->code = task.code;
            break;
        }
    }
}

static void run_for(World *world, int64_t us) {
    run_until(world, world->now_us + us);
}

static void say(World *world, const char *text) {
    supervisor_hear(&world->supervisor, text, strlen(text), world->now_us);
}

// One crash, after the child has lived for a while.
static void crash_after(World *world, int64_t us) {
    run_for(world, us);
    if (CHECK(world->running)) end_child(world, segfault);
    run_for(world, SECOND * 2);
}

static void the_first_child_starts_at_once_and_is_left_alone(void) {
    World world = begin(NULL);
    run_for(&world, 72 * 60 * MINUTE);
    CHECK_INT(world.starts, 1);
    CHECK_STR(world.scene, "");
    CHECK(!world.safe);
    CHECK_INT(world.terms + world.aborts + world.kills, 0);
}

static void after_a_crash_it_is_back_at_once_at_the_scene_it_was_in(void) {
    World world = begin(NULL);
    run_for(&world, MINUTE);
    say(&world, "BALAI_SCENE=home");
    say(&world, "STATUS=well\nBALAI_SCENE=session/plenary\nWATCHDOG=1");
    end_child(&world, segfault);
    int64_t crashed_us = world.now_us;
    run_for(&world, 1);
    CHECK_INT(world.starts, 2);
    CHECK_STR(world.scene, "session/plenary");
    CHECK_INT(world.born_us, crashed_us);
}

static void a_scene_that_crashes_twice_is_left_for_the_loop(void) {
    World world = begin("session/bad");
    run_for(&world, 9 * SECOND);
    CHECK_STR(world.scene, "session/bad");
    end_child(&world, segfault);
    run_for(&world, SECOND);
    CHECK_STR(world.scene, "");
}

static void a_scene_that_was_reached_soon_is_tried_once(void) {
    World world = begin("home");
    run_for(&world, SECOND);
    say(&world, "BALAI_SCENE=session/bad");
    end_child(&world, segfault);
    run_for(&world, SECOND);
    CHECK_STR(world.scene, "session/bad");
    end_child(&world, segfault);
    run_for(&world, SECOND);
    CHECK_STR(world.scene, "");
}

static void a_scene_that_lived_for_a_while_is_tried_again(void) {
    World world = begin("session/bad");
    crash_after(&world, 10 * SECOND);
    CHECK_STR(world.scene, "session/bad");
}

static void what_is_no_address_is_not_taken(void) {
    static const char *const wrong[] = {"BALAI_SCENE=--safe",   "BALAI_SCENE=a b", "BALAI_SCENE=a\tb",
                                        "BALAI_SCENE=\xC3\xA4", "BALAI_SCEN",      "XBALAI_SCENE=home"};
    World world = begin("home");
    run_for(&world, MINUTE);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        say(&world, wrong[i]);
    char most[12 + 127 + 1] = "BALAI_SCENE=", more[12 + 128 + 1] = "BALAI_SCENE=";
    memset(most + 12, 'a', 127);
    memset(more + 12, 'b', 128);
    supervisor_hear(&world.supervisor, more, sizeof more - 1, world.now_us);
    CHECK_STR(world.supervisor.scene, "home");
    supervisor_hear(&world.supervisor, "BALAI_SCENE=a\0b", 15, world.now_us);
    CHECK_STR(world.supervisor.scene, "home");
    supervisor_hear(&world.supervisor, most, sizeof most - 1, world.now_us);
    CHECK_INT(strlen(world.supervisor.scene), 127);
    say(&world, "BALAI_SCENE=");
    CHECK_STR(world.supervisor.scene, "");
}

static void five_crashes_in_ten_minutes_are_the_safe_mode(void) {
    World world = begin("home");
    for (int i = 0; i < 4; i++)
        crash_after(&world, 2 * MINUTE);
    CHECK(!world.safe);
    crash_after(&world, MINUTE);
    CHECK(world.safe);
    CHECK_STR(world.scene, "");
    CHECK_INT(world.starts, 6);
}

static void five_crashes_in_more_than_ten_minutes_are_not(void) {
    World world = begin("home");
    for (int i = 0; i < 40; i++)
        crash_after(&world, 151 * SECOND);
    CHECK(!world.safe);
    CHECK_INT(world.starts, 41);
}

static void a_child_that_dies_at_once_never_makes_the_parent_spin(void) {
    World world = begin(NULL);
    world.child.lives_us = 1000;
    run_for(&world, 60 * MINUTE);
    CHECK(world.safe);
    CHECK(world.rounds < 3000);
    CHECK(world.starts > 500); // and it never gives up
}

static void before_the_safe_mode_it_is_always_back_within_two_seconds(void) {
    World world = begin(NULL);
    world.child.lives_us = 1000;
    while (!world.supervisor.safe)
        run_for(&world, 10000);
    CHECK_INT(world.starts, 5);
    CHECK(world.worst_gap_us <= 2 * SECOND);
}

static void a_program_that_cannot_be_started_counts_as_crashes(void) {
    World world = begin("home");
    world.child.unborn = true;
    run_for(&world, 60 * MINUTE);
    CHECK(world.supervisor.safe);
    CHECK(world.rounds < 3000);
    world.child.unborn = false;
    run_for(&world, MINUTE);
    CHECK(world.running);
}

static void the_safe_mode_ends_after_ten_quiet_minutes(void) {
    World world = begin("home");
    for (int i = 0; i < 5; i++)
        crash_after(&world, MINUTE);
    REQUIRE(world.safe);
    run_for(&world, 9 * MINUTE);
    CHECK(world.safe);
    run_for(&world, 2 * MINUTE);
    CHECK(!world.safe);
    CHECK(world.running);
    CHECK_INT(world.terms, 1); // asked, not killed
    CHECK_INT(world.kills, 0);
}

static void one_crash_on_trial_is_the_safe_mode_for_twice_as_long(void) {
    static const int minutes[] = {20, 40, 60, 60};
    World world = begin("home");
    for (int i = 0; i < 5; i++)
        crash_after(&world, MINUTE);
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        while (world.safe)
            run_for(&world, SECOND);
        crash_after(&world, MINUTE);
        CHECK(world.safe);
        run_for(&world, (minutes[i] - 1) * MINUTE);
        CHECK(world.safe);
    }
}

static void a_trial_that_is_stood_begins_from_nothing(void) {
    World world = begin("home");
    for (int i = 0; i < 5; i++)
        crash_after(&world, MINUTE);
    run_for(&world, 22 * MINUTE); // ten of safety, ten of trial
    CHECK(!world.safe);
    for (int i = 0; i < 4; i++)
        crash_after(&world, MINUTE);
    CHECK(!world.safe);
    crash_after(&world, MINUTE);
    CHECK(world.safe);
    run_for(&world, 11 * MINUTE);
    CHECK(!world.safe); // ten minutes again, not twenty
}

static void a_safe_mode_that_crashes_stays_the_safe_mode(void) {
    World world = begin("home");
    for (int i = 0; i < 5; i++)
        crash_after(&world, MINUTE);
    for (int i = 0; i < 3; i++) {
        crash_after(&world, MINUTE);
        CHECK(world.safe);
    }
    CHECK(world.running);
}

static void a_child_without_a_sign_of_life_is_ended_and_back(void) {
    World world = begin("home");
    world.child.mute = true;
    run_for(&world, 149 * SECOND);
    CHECK_INT(world.aborts, 0);
    run_for(&world, 2 * SECOND);
    CHECK_INT(world.aborts, 1);
    CHECK_INT(world.starts, 2);
    CHECK_STR(world.scene, "home");
}

static void a_child_that_will_not_end_is_killed(void) {
    World world = begin("home");
    world.child.mute = world.child.stubborn = true;
    run_for(&world, 151 * SECOND);
    CHECK_INT(world.aborts, 1);
    CHECK_INT(world.kills, 0);
    run_for(&world, 5 * SECOND);
    CHECK_INT(world.kills, 1);
    CHECK_INT(world.starts, 2);
}

static void hanging_children_are_crashes_too(void) {
    World world = begin("home");
    world.child.mute = true;
    run_for(&world, 4 * 151 * SECOND); // four within ten minutes
    CHECK(!world.safe);
    for (int i = 0; i < 3; i++)
        crash_after(&world, MINUTE);
    CHECK(world.safe);
}

static void asked_to_stop_it_asks_the_child_and_ends(void) {
    World world = begin("home");
    run_for(&world, MINUTE);
    supervisor_stop(&world.supervisor, world.now_us);
    run_for(&world, MINUTE);
    CHECK_INT(world.terms, 1);
    CHECK(world.exited);
    CHECK_INT(world.code, 0);
    CHECK_INT(world.starts, 1);
}

static void asked_to_stop_a_stubborn_child_is_killed_after_ten_seconds(void) {
    World world = begin("home");
    world.child.stubborn = true;
    run_for(&world, MINUTE);
    supervisor_stop(&world.supervisor, world.now_us);
    run_for(&world, 9 * SECOND);
    CHECK_INT(world.kills, 0);
    run_for(&world, 2 * SECOND);
    CHECK_INT(world.kills, 1);
    CHECK(world.exited);
    CHECK_INT(world.code, 0);
}

static void asked_to_stop_between_two_children_it_just_ends(void) {
    World world = begin("home");
    world.child.lives_us = 1000;
    while (world.supervisor.state != SUPERVISOR_WAITING || world.supervisor.early < 3)
        run_for(&world, 1000);
    int starts = world.starts;
    supervisor_stop(&world.supervisor, world.now_us);
    run_for(&world, MINUTE);
    CHECK(world.exited);
    CHECK_INT(world.starts, starts);
}

static void a_stop_while_a_hung_child_is_ended_is_not_forgotten(void) {
    World world = begin("home");
    world.child.mute = world.child.stubborn = true;
    run_for(&world, 151 * SECOND);
    supervisor_stop(&world.supervisor, world.now_us);
    run_for(&world, MINUTE);
    CHECK(world.exited);
    CHECK_INT(world.starts, 1);
}

static void a_child_that_ends_by_itself_ends_the_parent(void) {
    World world = begin("home");
    world.child.lives_us = 20 * SECOND;
    world.child.end = (ChildEnd){false, 0};
    run_for(&world, MINUTE);
    CHECK(world.exited);
    CHECK_INT(world.code, 0);
    world = begin("home");
    world.child.lives_us = 100;
    world.child.end = (ChildEnd){false, 2}; // wrong usage
    run_for(&world, MINUTE);
    CHECK(world.exited);
    CHECK_INT(world.code, 2);
    CHECK_INT(world.starts, 1);
}

static void a_failed_child_is_started_again(void) {
    World world = begin("home");
    world.child.lives_us = 20 * SECOND;
    world.child.end = (ChildEnd){false, 1};
    run_for(&world, 30 * SECOND);
    CHECK_INT(world.starts, 2);
}

static void asking_to_be_started_again_is_no_crash_and_leaves_the_safe_mode(void) {
    World world = begin("home");
    for (int i = 0; i < 20; i++) {
        run_for(&world, 30 * SECOND);
        end_child(&world, (ChildEnd){false, EXIT_AGAIN});
    }
    run_for(&world, SECOND);
    CHECK(!world.safe);
    CHECK_INT(world.starts, 21);
    for (int i = 0; i < 5; i++)
        crash_after(&world, MINUTE);
    REQUIRE(world.safe);
    end_child(&world, (ChildEnd){false, EXIT_AGAIN});
    run_for(&world, SECOND * 2);
    CHECK(!world.safe);
    CHECK(world.running);
}

static void a_child_that_always_asks_again_does_not_make_it_spin(void) {
    World world = begin("home");
    world.child.lives_us = 1000;
    world.child.end = (ChildEnd){false, EXIT_AGAIN};
    run_for(&world, 10 * MINUTE);
    CHECK(world.rounds < 3000);
}

static void the_reason_of_an_end_is_told(void) {
    World world = begin("home");
    char text[80];
    supervisor_describe(&world.supervisor, segfault, text, sizeof text);
    CHECK_STR(text, "signal 11 (Segmentation fault)");
    supervisor_describe(&world.supervisor, (ChildEnd){false, 1}, text, sizeof text);
    CHECK_STR(text, "exit code 1");
    supervisor_describe(&world.supervisor, (ChildEnd){true, 4000}, text, sizeof text);
    CHECK_STR(text, "signal 4000 (unknown)");
    world.supervisor.hung = true;
    supervisor_describe(&world.supervisor, segfault, text, sizeof text);
    CHECK_STR(text, "no sign of life for 150 s");
}

TEST_MAIN(TEST(the_first_child_starts_at_once_and_is_left_alone),
          TEST(after_a_crash_it_is_back_at_once_at_the_scene_it_was_in),
          TEST(a_scene_that_crashes_twice_is_left_for_the_loop),
          TEST(a_scene_that_was_reached_soon_is_tried_once),
          TEST(a_scene_that_lived_for_a_while_is_tried_again), TEST(what_is_no_address_is_not_taken),
          TEST(five_crashes_in_ten_minutes_are_the_safe_mode),
          TEST(five_crashes_in_more_than_ten_minutes_are_not),
          TEST(a_child_that_dies_at_once_never_makes_the_parent_spin),
          TEST(before_the_safe_mode_it_is_always_back_within_two_seconds),
          TEST(a_program_that_cannot_be_started_counts_as_crashes),
          TEST(the_safe_mode_ends_after_ten_quiet_minutes),
          TEST(one_crash_on_trial_is_the_safe_mode_for_twice_as_long),
          TEST(a_trial_that_is_stood_begins_from_nothing), TEST(a_safe_mode_that_crashes_stays_the_safe_mode),
          TEST(a_child_without_a_sign_of_life_is_ended_and_back), TEST(a_child_that_will_not_end_is_killed),
          TEST(hanging_children_are_crashes_too), TEST(asked_to_stop_it_asks_the_child_and_ends),
          TEST(asked_to_stop_a_stubborn_child_is_killed_after_ten_seconds),
          TEST(asked_to_stop_between_two_children_it_just_ends),
          TEST(a_stop_while_a_hung_child_is_ended_is_not_forgotten),
          TEST(a_child_that_ends_by_itself_ends_the_parent), TEST(a_failed_child_is_started_again),
          TEST(asking_to_be_started_again_is_no_crash_and_leaves_the_safe_mode),
          TEST(a_child_that_always_asks_again_does_not_make_it_spin), TEST(the_reason_of_an_end_is_told))
