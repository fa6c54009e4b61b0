#include "model/areas.h"

#include <stdlib.h>

// The next corner; behind the last comes the first.
static PlanPoint after(const PlanPoint *points, size_t count, size_t i) {
    return points[i + 1 < count ? i + 1 : 0];
}

static int64_t cross(PlanPoint a, PlanPoint b) {
    return (int64_t)a.x * b.y - (int64_t)b.x * a.y;
}

// Twice what the outline encloses; negative against the clock.
static int64_t twice_area(const PlanPoint *points, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += cross(points[i], after(points, count, i));
    return sum;
}

// One coordinate; outside of the plan it is moved to its edge.
static bool read_coordinate(Load *load, JsonValue value, int16_t *ret_coordinate) {
    long long number = 0;
    if (!json_integer(value, &number))
        return load_error(load, value, "a whole number from 0 to %d is needed here", PLAN_SIDE);
    if (number < 0 || number > PLAN_SIDE)
        load_error(load, value, "lies outside the plan, which goes from 0 to %d; shown at its edge",
                   PLAN_SIDE);
    *ret_coordinate = (int16_t)(number < 0 ? 0 : number > PLAN_SIDE ? PLAN_SIDE : number);
    return true;
}

static bool read_point(Load *load, JsonValue value, PlanPoint *ret_point) {
    if (json_type(value) != JSON_ARRAY || json_size(value) != 2)
        return load_error(load, value, "a point is a list of two numbers, [x, y]");
    JsonValue x = json_first(value);
    return read_coordinate(load, x, &ret_point->x) && read_coordinate(load, json_next(x), &ret_point->y);
}

bool read_area(Load *load, JsonValue value, const Field *field, void *record) {
    if (json_type(value) != JSON_ARRAY) return load_wrong_type(load, value, "a list of points in brackets");
    size_t count = json_size(value);
    if (count < LIMIT_AREA_POINTS_MIN || count > LIMIT_AREA_POINTS)
        return load_error(load, value, "%zu points; an area has %d to %d of them", count,
                          LIMIT_AREA_POINTS_MIN, LIMIT_AREA_POINTS);
    PlanPoint *points = ARENA_NEW(&load->bundle->arena, PlanPoint, count);
    if (!points) return load_no_memory(load);
    bool sound = true;
    JsonValue point = json_first(value);
    for (size_t i = 0; i < count; i++, point = json_next(point))
        sound = read_point(load, point, &points[i]) && sound;
    if (!sound) return false; // without one of its corners it would be another room
    if (!twice_area(points, count))
        return load_error(load, value, "the points enclose nothing; go round the room from corner to corner");
    *(const PlanPoint **)slot_at(record, field->offset) = points;
    *(size_t *)slot_at(record, field->other_offset) = count;
    return true;
}

static int middle_height(const PlanPoint *points, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        PlanPoint next = after(points, count, i);
        sum += (points[i].y + next.y) * cross(points[i], next);
    }
    return (int)(sum / (3 * twice_area(points, count)));
}

static int compare_ints(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}

// Where the outline crosses a height, from left to right.
static size_t find_crossings(const PlanPoint *points, size_t count, int y, int *ret_crossings) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        PlanPoint a = points[i], b = after(points, count, i);
        if ((a.y <= y) == (b.y <= y)) continue;
        ret_crossings[found++] = a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y);
    }
    qsort(ret_crossings, found, sizeof *ret_crossings, compare_ints);
    return found;
}

PlanPoint area_middle(const PlanPoint *points, size_t count) {
    int crossings[LIMIT_AREA_POINTS], widest = -1, y = middle_height(points, count);
    PlanPoint middle = points[0]; // of an outline that crosses itself so that its centre lies nowhere
    size_t found = find_crossings(points, count, y, crossings);
    for (size_t i = 0; i + 1 < found; i += 2) {
        int width = crossings[i + 1] - crossings[i];
        if (width <= widest) continue;
        widest = width;
        middle = (PlanPoint){(int16_t)(crossings[i] + width / 2), (int16_t)y};
    }
    return middle;
}
