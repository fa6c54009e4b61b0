#include "export.h"

#include <stdio.h>
#include <stdlib.h>
#include "csv.h"
#include "proof.h"
#include "statistics.h"

typedef struct Export {
    Csv csv;
    size_t count; // lines, or days
} Export;

static void write_shown(void *ctx, const ProofLine *line) {
    Export *export = ctx;
    Csv *csv = &export->csv;
    export->count++;
    csv_text(csv, line->scene.bundle);
    csv_number(csv, line->scene.version);
    csv_text(csv, line->scene.scene);
    csv_text(csv, line->scene.item);
    csv_text(csv, line->from);
    csv_text(csv, line->to);
    csv_number(csv, line->seconds);
    csv_text(csv, line->certain ? "yes" : "no");
    csv_end(csv);
}

static void write_count(Csv *csv, const char *day, const char *hour, const char *what, const char *name,
                        uint64_t count) {
    csv_text(csv, day);
    csv_text(csv, hour);
    csv_text(csv, what);
    csv_text(csv, name);
    csv_number(csv, (int64_t)count);
    csv_end(csv);
}

static void write_names(Csv *csv, const char *day, Named what, const NamedCounts *named) {
    for (size_t i = 0; i < named->count; i++)
        write_count(csv, day, "", named_word(what), named->items[i].name, named->items[i].count);
    if (named->others) write_count(csv, day, "", named_word(what), "", named->others);
}

// Every hour has its line, so that a chart of them needs no gaps filled.
static void write_use(void *ctx, const DayCounts *counts) {
    Export *export = ctx;
    char day[WHEN_DAY_SIZE], hour[4];
    when_write_day(counts->day, day);
    export->count++;
    for (int what = 0; what < COUNTED_COUNT; what++)
        for (unsigned i = 0; i < 24; i++) {
            snprintf(hour, sizeof hour, "%u", i % 100);
            write_count(&export->csv, day, hour, counted_word((Counted)what), "", counts->hours[what][i]);
        }
    for (int what = 0; what < NAMED_COUNT; what++)
        write_names(&export->csv, day, (Named)what, &counts->named[what]);
}

typedef struct Kept {
    const Fs *fs;
    const char *folder;
    Day first, last;
} Kept;

static bool read_shown(const Kept *kept, Export *export, size_t *ret_torn, Err *err) {
    return proof_read(kept->fs, kept->folder, kept->first, kept->last, write_shown, export, ret_torn, err);
}

static bool read_use(const Kept *kept, Export *export, size_t *ret_torn, Err *err) {
    return statistics_read(kept->fs, kept->folder, kept->first, kept->last, write_use, export, ret_torn, err);
}

typedef struct Table {
    const char *file;
    const char *heading;
    bool (*read)(const Kept *kept, Export *export, size_t *ret_torn, Err *err);
} Table;

static bool write_table(const Kept *kept, const Table *table, const char *out, size_t *ret_count,
                        size_t *ret_torn, Err *err) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Export export = {.csv = {.out = open_memstream(&text, &size)}};
    if (!export.csv.out) return err_set(err, ERR_NO_MEMORY, "no memory for %s", table->file);
    fprintf(export.csv.out, "%s\r\n", table->heading);
    bool sound = table->read(kept, &export, ret_torn, err);
    if (fclose(export.csv.out)) sound = err_set(err, ERR_NO_MEMORY, "no memory for %s", table->file);
    char path[1024];
    snprintf(path, sizeof path, "%.900s/%s", out, table->file);
    if (!sound || !kept->fs->write_file(kept->fs->ctx, path, text, size, err)) return false;
    *ret_count = export.count;
    return true;
}

bool export_write(const Fs *fs, const char *folder, Day first, Day last, const char *out,
                  ExportFacts *ret_facts, Err *err) {
    static const Table shown = {"shown.csv", "bundle,version,scene,item,from,to,seconds,clock_certain",
                                read_shown};
    static const Table use = {"use.csv", "day,hour,what,name,count", read_use};
    Kept kept = {fs, folder, first, last};
    ExportFacts facts = {0};
    size_t torn_lines = 0, damaged_files = 0;
    if (!fs->make_folder(fs->ctx, out, err) ||
        !write_table(&kept, &shown, out, &facts.lines, &torn_lines, err) ||
        !write_table(&kept, &use, out, &facts.days, &damaged_files, err))
        return false;
    facts.torn = torn_lines + damaged_files;
    *ret_facts = facts;
    return true;
}
