#include "day_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "when.h"

char *day_files_path(const DayFiles *files, Day day, char *buffer) {
    char text[WHEN_DAY_SIZE];
    snprintf(buffer, DAY_PATH_SIZE, "%s/%s%s%s", files->folder, files->prefix, when_write_day(day, text),
             files->suffix);
    return buffer;
}

typedef struct Gathering {
    const DayFiles *files;
    Day first, last;
    DayList *list;
} Gathering;

static bool day_of_name(const DayFiles *files, const char *name, Day *ret_day) {
    size_t prefix = strlen(files->prefix);
    char text[WHEN_DAY_SIZE];
    if (strncmp(name, files->prefix, prefix) != 0 || strlen(name) < prefix + WHEN_DAY_SIZE - 1) return false;
    memcpy(text, name + prefix, WHEN_DAY_SIZE - 1);
    text[WHEN_DAY_SIZE - 1] = 0;
    return !strcmp(name + prefix + WHEN_DAY_SIZE - 1, files->suffix) && when_parse_day(text, ret_day);
}

static bool gather(void *ctx, const char *name) {
    const Gathering *gathering = ctx;
    Day day;
    if (!day_of_name(gathering->files, name, &day) || day < gathering->first || day > gathering->last)
        return true;
    gathering->list->days[gathering->list->count++] = day;
    return gathering->list->count < LIMIT_RECORD_FILES;
}

static int by_day(const void *a, const void *b) {
    Day left = *(const Day *)a, right = *(const Day *)b;
    return (left > right) - (left < right);
}

bool day_files_list(const DayFiles *files, Day first, Day last, DayList *ret_list, Err *err) {
    Gathering gathering = {files, first, last, ret_list};
    Err problem = {0};
    ret_list->count = 0;
    if (!files->fs->list_folder(files->fs->ctx, files->folder, gather, &gathering, &problem) &&
        problem.code != ERR_NOT_FOUND) {
        if (err) *err = problem;
        return false;
    }
    qsort(ret_list->days, ret_list->count, sizeof *ret_list->days, by_day);
    return true;
}

static uint64_t size_of(const DayFiles *files, Day day) {
    char path[DAY_PATH_SIZE];
    FsInfo info;
    return files->fs->stat(files->fs->ctx, day_files_path(files, day, path), &info, NULL)
               ? (uint64_t)info.size
               : 0;
}

void day_files_prune(const DayFiles *files, Day keep, size_t most_days, uint64_t most_bytes) {
    DayList list;
    if (!day_files_list(files, 0, INT32_MAX, &list, NULL)) return;
    uint64_t bytes = 0;
    size_t left = list.count;
    for (size_t i = 0; i < list.count; i++)
        bytes += size_of(files, list.days[i]);
    for (size_t i = 0; i < list.count && (left > most_days || bytes > most_bytes); i++) {
        char path[DAY_PATH_SIZE];
        uint64_t size = size_of(files, list.days[i]);
        if (list.days[i] == keep) continue;
        if (!files->fs->remove_file(files->fs->ctx, day_files_path(files, list.days[i], path), NULL))
            continue;
        bytes -= size;
        left--;
    }
}
