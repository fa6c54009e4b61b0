#include "model/venue.h"

#include <stdlib.h>
#include <string.h>
#include "model/ids.h"

#define NOWHERE SIZE_MAX

// Which records belong together: each one's group, groups being numbered in order of first appearance.
typedef struct Groups {
    size_t *numbers; // NOWHERE for a record of no group
    size_t count;
} Groups;

static bool group_by(const char *const *words, size_t count, Groups *ret_groups) {
    IdTable seen = {0};
    ret_groups->count = 0;
    ret_groups->numbers = malloc((count + 1) * sizeof *ret_groups->numbers);
    if (!ret_groups->numbers || !ids_init(&seen, count)) return false;
    for (size_t i = 0; i < count; i++) {
        ret_groups->numbers[i] = NOWHERE;
        if (!words[i]) continue;
        IdEntry *entry = ids_find(&seen, words[i]);
        if (!entry) {
            ids_put(&seen, words[i], words[i]);
            entry = ids_find(&seen, words[i]);
            entry->mark = ret_groups->count++;
        }
        ret_groups->numbers[i] = entry->mark;
    }
    ids_finish(&seen);
    return true;
}

// Where each group's records begin when they stand group by group, and where the last one's end.
static void find_starts(const size_t *numbers, size_t count, size_t groups, size_t *ret_starts) {
    for (size_t i = 0; i <= groups; i++)
        ret_starts[i] = 0;
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != NOWHERE) ret_starts[numbers[i] + 1]++;
    for (size_t i = 0; i < groups; i++)
        ret_starts[i + 1] += ret_starts[i];
}

// The addresses of records, group by group, in an array of the arena; ret_starts has room for groups + 1.
static const void **sort_records(Arena *arena, const Groups *groups, const size_t *numbers,
                                 const char *records, size_t count, size_t size, size_t *ret_starts) {
    const void **sorted = ARENA_NEW(arena, const void *, count + 1);
    AUTO_FREE size_t *next = malloc((groups->count + 1) * sizeof *next);
    if (!sorted || !next) return NULL;
    find_starts(numbers, count, groups->count, ret_starts);
    for (size_t i = 0; i < groups->count; i++)
        next[i] = ret_starts[i];
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != NOWHERE) sorted[next[numbers[i]]++] = records + i * size;
    return sorted;
}

// A level's name around its number: "Level 2", "2F".
typedef struct Numbered {
    size_t before, after; // bytes before the digits, and up to behind them
    unsigned long number;
} Numbered;

static bool find_number(const char *name, Numbered *ret_numbered) {
    enum {
        DIGITS_MOST = 6
    };
    size_t before = strcspn(name, "0123456789"), digits = strspn(name + before, "0123456789");
    if (!digits || digits > DIGITS_MOST) return false;
    *ret_numbered = (Numbered){before, before + digits, strtoul(name + before, NULL, 10)};
    return true;
}

static int compare_numbers(const void *a, const void *b) {
    const Level *one = a, *other = b;
    Numbered left = {0}, right = {0};
    find_number(one->name.variants[0].string, &left);
    find_number(other->name.variants[0].string, &right);
    if (left.number != right.number) return left.number < right.number ? -1 : 1;
    return one->rooms[0] < other->rooms[0] ? -1 : 1; // "Level 2" and "Level 02"
}

// Levels whose names differ in one number alone stand in its order, whichever room comes first.
static void sort_levels(Level *levels, size_t count) {
    while (count && !levels[count - 1].name.count)
        count--;
    Numbered first, other;
    if (!count || !find_number(levels[0].name.variants[0].string, &first)) return;
    const char *like = levels[0].name.variants[0].string;
    for (size_t i = 1; i < count; i++) {
        const char *name = levels[i].name.variants[0].string;
        if (!find_number(name, &other) || other.before != first.before || strncmp(name, like, first.before) ||
            strcmp(name + other.after, like + first.after))
            return;
    }
    qsort(levels, count, sizeof *levels, compare_numbers);
}

static bool make_levels(Bundle *bundle, const Groups *groups) {
    Level *levels = ARENA_NEW(&bundle->arena, Level, groups->count);
    AUTO_FREE size_t *starts = malloc((groups->count + 1) * sizeof *starts);
    if (!levels || !starts) return false;
    const Room *const *rooms = (const Room *const *)sort_records(
        &bundle->arena, groups, groups->numbers, (const char *)bundle->rooms, bundle->room_count,
        sizeof *bundle->rooms, starts);
    if (!rooms) return false;
    for (size_t i = 0; i < groups->count; i++) {
        const Room *const *first = rooms + starts[i];
        size_t rooms_of_it = starts[i + 1] - starts[i], named = 0;
        while (named + 1 < rooms_of_it && !first[named]->level.count)
            named++;
        levels[i] = (Level){first[named]->level, first, rooms_of_it};
    }
    sort_levels(levels, groups->count);
    bundle->levels = levels;
    bundle->level_count = groups->count;
    return true;
}

// The level that a room is on: its own, or that of the first room on the same plan that says one.
static bool find_level_words(const Bundle *bundle, const char **ret_words) {
    IdTable plans = {0};
    if (!ids_init(&plans, bundle->room_count)) return false;
    for (size_t i = 0; i < bundle->room_count; i++) {
        const Room *room = &bundle->rooms[i];
        if (!room->level.count) continue;
        ret_words[i] = room->level.variants[0].string;
        if (room->plan && !ids_find(&plans, room->plan)) ids_put(&plans, room->plan, ret_words[i]);
    }
    for (size_t i = 0; i < bundle->room_count; i++) {
        const Room *room = &bundle->rooms[i];
        const IdEntry *entry = !room->level.count && room->plan ? ids_find(&plans, room->plan) : NULL;
        if (entry) ret_words[i] = entry->record;
    }
    ids_finish(&plans);
    return true;
}

static bool find_levels(Bundle *bundle) {
    size_t count = bundle->room_count;
    AUTO_FREE const char **words = calloc(count + 1, sizeof *words);
    if (!words) return false;
    Groups groups;
    if (!find_level_words(bundle, words) || !group_by(words, count, &groups)) return false;
    bool sound = true;
    size_t last = groups.count;
    for (size_t i = 0; sound && i < count; i++) {
        if (groups.numbers[i] != NOWHERE) continue;
        groups.numbers[i] = last;
        groups.count = last + 1;
    }
    sound = sound && make_levels(bundle, &groups);
    free(groups.numbers);
    return sound;
}

static Text name_of_plan(const Plan *plan) {
    for (size_t i = 0; i < plan->room_count; i++)
        if (plan->rooms[i]->level.count) return plan->rooms[i]->level;
    return (Text){0};
}

// The numbers of rooms come first, then those of places.
static bool make_plans(Bundle *bundle, const Groups *groups) {
    Plan *plans = ARENA_NEW(&bundle->arena, Plan, groups->count);
    AUTO_FREE size_t *room_starts = malloc((groups->count + 1) * sizeof *room_starts);
    AUTO_FREE size_t *place_starts = malloc((groups->count + 1) * sizeof *place_starts);
    if (!plans || !room_starts || !place_starts) return false;
    const Room *const *rooms = (const Room *const *)sort_records(
        &bundle->arena, groups, groups->numbers, (const char *)bundle->rooms, bundle->room_count,
        sizeof *bundle->rooms, room_starts);
    const Place *const *places = (const Place *const *)sort_records(
        &bundle->arena, groups, groups->numbers + bundle->room_count, (const char *)bundle->places,
        bundle->place_count, sizeof *bundle->places, place_starts);
    if (!rooms || !places) return false;
    for (size_t i = 0; i < groups->count; i++) {
        Plan *plan = &plans[i];
        plan->rooms = rooms + room_starts[i];
        plan->room_count = room_starts[i + 1] - room_starts[i];
        plan->places = places + place_starts[i];
        plan->place_count = place_starts[i + 1] - place_starts[i];
        plan->file = plan->room_count ? plan->rooms[0]->plan : plan->places[0]->plan;
        plan->name = name_of_plan(plan);
    }
    bundle->plans = plans;
    bundle->plan_count = groups->count;
    return true;
}

static bool find_plans(Bundle *bundle) {
    size_t rooms = bundle->room_count, places = bundle->place_count;
    AUTO_FREE const char **words = calloc(rooms + places + 1, sizeof *words);
    if (!words) return false;
    for (size_t i = 0; i < rooms; i++)
        words[i] = bundle->rooms[i].plan;
    for (size_t i = 0; i < places; i++)
        words[rooms + i] = bundle->places[i].plan;
    Groups groups;
    bool sound = group_by(words, rooms + places, &groups) && make_plans(bundle, &groups);
    free(groups.numbers);
    return sound;
}

bool venue_create(Bundle *bundle) {
    return find_levels(bundle) && find_plans(bundle);
}
