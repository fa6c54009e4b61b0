#include "day_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "json/json.h"
#include "json/write.h"
#include "names.h"
#include "when.h"

static const char *const counted_words[] = {
    [COUNTED_TOUCHES] = "touches",
    [COUNTED_VISITS] = "visits",
    [COUNTED_SEARCHES] = "searches",
    [COUNTED_EMPTY_SEARCHES] = "searches_without_result",
};
_Static_assert(COUNT_OF(counted_words) == COUNTED_COUNT, "every Counted has its word");

static const char *const named_words[] = {
    [NAMED_OPENED] = "opened",
    [NAMED_LANGUAGES] = "languages",
    [NAMED_AIDS] = "aids",
};
_Static_assert(COUNT_OF(named_words) == NAMED_COUNT, "every Named has its word");

// JSON's whole numbers: beyond 2^53 readers round.
static const uint64_t most = (UINT64_C(1) << 53) - 1;
static const char others_key[] = "others";

const char *counted_word(Counted what) {
    return counted_words[what];
}

const char *named_word(Named what) {
    return named_words[what];
}

static uint64_t sum(uint64_t a, uint64_t b) {
    if (b > most) b = most;
    return a > most - b ? most : a + b;
}

void day_counts_init(DayCounts *counts, Day day) {
    *counts = (DayCounts){.day = day};
}

void day_counts_finish(DayCounts *counts) {
    if (!counts) return;
    for (int what = 0; what < NAMED_COUNT; what++) {
        free(counts->named[what].items);
        counts->named[what] = (NamedCounts){0};
    }
}

void day_counts_add(DayCounts *counts, Counted what, int hour, uint64_t times) {
    if (hour < 0 || hour > 23) return;
    counts->hours[what][hour] = sum(counts->hours[what][hour], times);
}

static NamedCount *find(const NamedCounts *named, const char *name) {
    for (size_t i = 0; i < named->count; i++)
        if (!strcmp(named->items[i].name, name)) return &named->items[i];
    return NULL;
}

static NamedCount *add(NamedCounts *named, const char *name) {
    if (named->count == LIMIT_STATISTICS_NAMES) return NULL;
    if (named->count == named->capacity) {
        size_t capacity = named->capacity ? named->capacity * 2 : 16;
        NamedCount *items = realloc(named->items, capacity * sizeof *items);
        if (!items) return NULL;
        named->items = items;
        named->capacity = capacity;
    }
    NamedCount *item = &named->items[named->count++];
    *item = (NamedCount){0};
    memcpy(item->name, name, strlen(name) + 1);
    return item;
}

void day_counts_add_name(DayCounts *counts, Named what, const char *name, uint64_t times) {
    NamedCounts *named = &counts->named[what];
    char copy[LIMIT_RECORD_NAME_BYTES + 1];
    NamedCount *item = find(named, names_copy(copy, sizeof copy, name));
    if (!item) item = add(named, copy);
    uint64_t *count = item ? &item->count : &named->others;
    *count = sum(*count, times);
}

void day_counts_merge(DayCounts *into, const DayCounts *from) {
    for (int what = 0; what < COUNTED_COUNT; what++)
        for (int hour = 0; hour < 24; hour++)
            day_counts_add(into, (Counted)what, hour, from->hours[what][hour]);
    for (int what = 0; what < NAMED_COUNT; what++) {
        const NamedCounts *named = &from->named[what];
        for (size_t i = 0; i < named->count; i++)
            day_counts_add_name(into, (Named)what, named->items[i].name, named->items[i].count);
        into->named[what].others = sum(into->named[what].others, named->others);
    }
}

uint64_t day_counts_total(const DayCounts *counts, Counted what) {
    uint64_t total = 0;
    for (int hour = 0; hour < 24; hour++)
        total = sum(total, counts->hours[what][hour]);
    return total;
}

static bool comes_before(const NamedCount *a, const NamedCount *b) {
    return a->count != b->count ? a->count > b->count : strcmp(a->name, b->name) < 0;
}

size_t day_counts_top(const DayCounts *counts, Named what, NamedCount *ret_top, size_t room) {
    const NamedCounts *named = &counts->named[what];
    size_t count = 0;
    for (size_t i = 0; i < named->count && room; i++) {
        const NamedCount *item = &named->items[i];
        if (count == room && !comes_before(item, &ret_top[count - 1])) continue;
        size_t place = count < room ? count++ : count - 1;
        for (; place > 0 && comes_before(item, &ret_top[place - 1]); place--)
            ret_top[place] = ret_top[place - 1];
        ret_top[place] = *item;
    }
    return count;
}

static void write_named(FILE *out, const NamedCounts *named) {
    fputc('{', out);
    for (size_t i = 0; i < named->count; i++) {
        fputs(i ? ",\n" : "\n", out);
        json_write_string(out, named->items[i].name);
        fprintf(out, ":%llu", (unsigned long long)named->items[i].count);
    }
    fputc('}', out);
}

static void write_counts(FILE *out, const DayCounts *counts) {
    char day[WHEN_DAY_SIZE];
    fprintf(out, "{\"format\":1,\"day\":\"%s\"", when_write_day(counts->day, day));
    for (int what = 0; what < COUNTED_COUNT; what++) {
        fprintf(out, ",\n\"%s\":[", counted_words[what]);
        for (int hour = 0; hour < 24; hour++)
            fprintf(out, hour ? ",%llu" : "%llu", (unsigned long long)counts->hours[what][hour]);
        fputc(']', out);
    }
    for (int what = 0; what < NAMED_COUNT; what++) {
        fprintf(out, ",\n\"%s\":", named_words[what]);
        write_named(out, &counts->named[what]);
    }
    fprintf(out, ",\n\"%s\":{", others_key);
    for (int what = 0; what < NAMED_COUNT; what++)
        fprintf(out, what ? ",\"%s\":%llu" : "\"%s\":%llu", named_words[what],
                (unsigned long long)counts->named[what].others);
    fputs("}}\n", out);
}

char *day_counts_write(const DayCounts *counts, size_t *ret_size) {
    AUTO_FREE char *text = NULL;
    FILE *out = open_memstream(&text, ret_size);
    if (!out) return NULL;
    write_counts(out, counts);
    return fclose(out) ? NULL : STEAL(text);
}

static uint64_t read_count(JsonValue value) {
    long long count = 0;
    return json_integer(value, &count) && count > 0 ? (uint64_t)count : 0;
}

static void read_members(JsonValue root, DayCounts *counts) {
    for (int what = 0; what < COUNTED_COUNT; what++) {
        JsonValue value = json_first(json_get(root, counted_words[what]));
        for (int hour = 0; hour < 24 && json_type(value); hour++, value = json_next(value))
            day_counts_add(counts, (Counted)what, hour, read_count(value));
    }
    JsonValue others = json_get(root, others_key);
    for (int what = 0; what < NAMED_COUNT; what++) {
        JsonValue named = json_get(root, named_words[what]);
        for (JsonValue v = json_type(named) == JSON_OBJECT ? json_first(named) : (JsonValue){0}; json_type(v);
             v = json_next(v))
            day_counts_add_name(counts, (Named)what, json_key(v), read_count(v));
        counts->named[what].others =
            sum(counts->named[what].others, read_count(json_get(others, named_words[what])));
    }
}

bool day_counts_parse(const char *text, size_t size, Day day, DayCounts *ret_counts, Err *err) {
    JsonDoc *doc = NULL;
    long long format = 0;
    if (!json_parse(text, size, &doc, NULL, err)) return false;
    JsonValue root = json_root(doc);
    bool known =
        json_type(root) == JSON_OBJECT && json_integer(json_get(root, "format"), &format) && format == 1;
    if (known) {
        DayCounts counts;
        day_counts_init(&counts, day);
        read_members(root, &counts);
        *ret_counts = counts;
    }
    json_destroy(doc);
    return known || err_set(err, ERR_BAD_JSON, "it holds no counts that this program knows");
}
