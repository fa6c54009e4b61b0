#include "statistics.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "day_files.h"

// Counts of a few days: the one that is on, others only around midnight or while nothing can be written.
typedef struct Days {
    DayCounts items[LIMIT_STATISTICS_PENDING_DAYS];
    size_t count;
} Days;

struct Statistics {
    DayFiles files;
    char folder[DAY_FOLDER_SIZE];
    bool on;
    bool pruned; // by the worker, for pruned_day
    Day pruned_day;
    pthread_mutex_t lock; // of what follows
    Days pending;         // since the last flush
    Days writing;         // on their way to the files
};

static const char prefix[] = "use-", suffix[] = ".json";

Statistics *statistics_create(const Fs *fs, const char *folder) {
    Statistics *statistics = calloc(1, sizeof *statistics);
    if (!statistics) return NULL;
    snprintf(statistics->folder, sizeof statistics->folder, "%s", folder);
    statistics->files = (DayFiles){fs, statistics->folder, prefix, suffix};
    statistics->on = true;
    pthread_mutex_init(&statistics->lock, NULL);
    return statistics;
}

static void days_finish(Days *days) {
    for (size_t i = 0; i < days->count; i++)
        day_counts_finish(&days->items[i]);
    days->count = 0;
}

void statistics_destroy(Statistics *statistics) {
    if (!statistics) return;
    days_finish(&statistics->pending);
    days_finish(&statistics->writing);
    pthread_mutex_destroy(&statistics->lock);
    free(statistics);
}

void statistics_set_on(Statistics *statistics, bool on) {
    statistics->on = on;
}

static const DayCounts *find_day(const Days *days, Day day) {
    for (size_t i = 0; i < days->count; i++)
        if (days->items[i].day == day) return &days->items[i];
    return NULL;
}

// A clock that jumps over more days than there is room for is no clock: the last day takes their counts.
static DayCounts *day_of(Days *days, Day day) {
    for (size_t i = 0; i < days->count; i++)
        if (days->items[i].day == day) return &days->items[i];
    if (days->count == LIMIT_STATISTICS_PENDING_DAYS) return &days->items[days->count - 1];
    day_counts_init(&days->items[days->count], day);
    return &days->items[days->count++];
}

void statistics_count(Statistics *statistics, Counted what, const RecordTime *now) {
    if (!statistics->on) return;
    pthread_mutex_lock(&statistics->lock);
    day_counts_add(day_of(&statistics->pending, when_day(now)), what, when_hour(now), 1);
    pthread_mutex_unlock(&statistics->lock);
}

void statistics_count_name(Statistics *statistics, Named what, const char *name, const RecordTime *now) {
    if (!statistics->on) return;
    pthread_mutex_lock(&statistics->lock);
    day_counts_add_name(day_of(&statistics->pending, when_day(now)), what, name, 1);
    pthread_mutex_unlock(&statistics->lock);
}

void statistics_count_search(Statistics *statistics, size_t results, const RecordTime *now) {
    statistics_count(statistics, COUNTED_SEARCHES, now);
    if (!results) statistics_count(statistics, COUNTED_EMPTY_SEARCHES, now);
}

bool statistics_pending(Statistics *statistics) {
    pthread_mutex_lock(&statistics->lock);
    bool pending = statistics->pending.count > 0;
    pthread_mutex_unlock(&statistics->lock);
    return pending;
}

// What a file holds; empty where there is none. ret_damaged: it is there and cannot be understood.
static bool read_day(const DayFiles *files, Day day, DayCounts *ret_counts, bool *ret_damaged, Err *err) {
    char path[DAY_PATH_SIZE];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Err problem = {0};
    *ret_damaged = false;
    if (!files->fs->read_file(files->fs->ctx, day_files_path(files, day, path), LIMIT_STATISTICS_DAY_BYTES,
                              &text, &size, &problem)) {
        if (problem.code == ERR_NOT_FOUND) {
            day_counts_init(ret_counts, day);
            return true;
        }
        *ret_damaged = problem.code == ERR_TOO_LARGE;
        if (err) *err = problem;
        return false;
    }
    if (day_counts_parse(text, size, day, ret_counts, err)) return true;
    *ret_damaged = true;
    return err_wrap(err, "%s", path);
}

// A damaged file makes room under another name, where somebody can look at it.
static bool read_or_set_aside(const DayFiles *files, Day day, DayCounts *ret_counts, Err *err) {
    bool damaged;
    if (read_day(files, day, ret_counts, &damaged, err)) return true;
    char path[DAY_PATH_SIZE], aside[DAY_PATH_SIZE + 16];
    if (!damaged) return false;
    snprintf(aside, sizeof aside, "%s.damaged", day_files_path(files, day, path));
    if (!files->fs->rename_file(files->fs->ctx, path, aside, err)) return false;
    day_counts_init(ret_counts, day);
    return true;
}

static bool add_to_file(const DayFiles *files, const DayCounts *counts, Err *err) {
    DayCounts whole;
    if (!read_or_set_aside(files, counts->day, &whole, err)) return false;
    day_counts_merge(&whole, counts);
    size_t size = 0;
    AUTO_FREE char *text = day_counts_write(&whole, &size);
    char path[DAY_PATH_SIZE];
    day_counts_finish(&whole);
    if (!text) return err_set(err, ERR_NO_MEMORY, "no memory for a day's counts");
    return files->fs->write_file(files->fs->ctx, day_files_path(files, counts->day, path), text, size, err);
}

static void prune(Statistics *statistics, Day day) {
    if (statistics->pruned && statistics->pruned_day == day) return;
    const uint64_t any_size = UINT64_MAX;
    day_files_prune(&statistics->files, day, LIMIT_STATISTICS_DAYS, any_size);
    statistics->pruned = true;
    statistics->pruned_day = day;
}

bool statistics_flush(Statistics *statistics, Err *err) {
    const Fs *fs = statistics->files.fs;
    Days *writing = &statistics->writing;
    pthread_mutex_lock(&statistics->lock);
    *writing = statistics->pending;
    statistics->pending.count = 0;
    pthread_mutex_unlock(&statistics->lock);
    size_t done = 0;
    bool sound = !writing->count || fs->make_folder(fs->ctx, statistics->folder, err);
    while (sound && done < writing->count) {
        sound = add_to_file(&statistics->files, &writing->items[done], err);
        if (sound) done++;
    }
    if (done) prune(statistics, writing->items[done - 1].day);
    pthread_mutex_lock(&statistics->lock);
    for (size_t i = done; i < writing->count; i++)
        day_counts_merge(day_of(&statistics->pending, writing->items[i].day), &writing->items[i]);
    days_finish(writing);
    pthread_mutex_unlock(&statistics->lock);
    return sound;
}

bool statistics_day(Statistics *statistics, Day day, DayCounts *ret_counts, Err *err) {
    bool damaged;
    DayCounts counts;
    if (!read_day(&statistics->files, day, &counts, &damaged, err)) {
        if (!damaged) return false;
        day_counts_init(&counts, day);
    }
    // Counts that reach the file between these lines are missing, or there twice, until it is asked again.
    pthread_mutex_lock(&statistics->lock);
    const DayCounts *pending = find_day(&statistics->pending, day),
                    *writing = find_day(&statistics->writing, day);
    if (pending) day_counts_merge(&counts, pending);
    if (writing) day_counts_merge(&counts, writing);
    pthread_mutex_unlock(&statistics->lock);
    *ret_counts = counts;
    return true;
}

bool statistics_hours(Statistics *statistics, Day day, Counted what, uint64_t *ret_counts, Err *err) {
    DayCounts counts;
    if (!statistics_day(statistics, day, &counts, err)) return false;
    memcpy(ret_counts, counts.hours[what], sizeof counts.hours[what]);
    day_counts_finish(&counts);
    return true;
}

bool statistics_days(Statistics *statistics, Day first, size_t count, Counted what, uint64_t *ret_counts,
                     Err *err) {
    AUTO_FREE uint64_t *totals = calloc(count ? count : 1, sizeof *totals);
    if (!totals) return err_set(err, ERR_NO_MEMORY, "no memory for %zu days", count);
    for (size_t i = 0; i < count; i++) {
        DayCounts counts;
        if (!statistics_day(statistics, first + (Day)i, &counts, err)) return false;
        totals[i] = day_counts_total(&counts, what);
        day_counts_finish(&counts);
    }
    memcpy(ret_counts, totals, count * sizeof *totals);
    return true;
}

bool statistics_read(const Fs *fs, const char *folder, Day first, Day last,
                     void (*each)(void *ctx, const DayCounts *counts), void *ctx, size_t *ret_damaged,
                     Err *err) {
    DayFiles files = {fs, folder, prefix, suffix};
    DayList list;
    size_t damaged_files = 0;
    if (!day_files_list(&files, first, last, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++) {
        DayCounts counts;
        bool damaged;
        if (read_day(&files, list.days[i], &counts, &damaged, err)) {
            each(ctx, &counts);
            day_counts_finish(&counts);
        } else if (damaged) {
            damaged_files++;
        } else {
            return false;
        }
    }
    if (ret_damaged) *ret_damaged = damaged_files;
    return true;
}
