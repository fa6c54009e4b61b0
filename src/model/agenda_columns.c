#include "model/agenda_columns.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "model/nearest.h"

static const char *const column_names[COLUMN_COUNT] = {
    [COLUMN_ID] = "id",         [COLUMN_START] = "start",    [COLUMN_END] = "end",
    [COLUMN_TITLE] = "title",   [COLUMN_ROOM] = "room",      [COLUMN_TRACK] = "track",
    [COLUMN_STATUS] = "status", [COLUMN_SUMMARY] = "summary"};
#define ALL_COLUMNS "id,start,end,title,room,track,status,summary"

const char *column_name(Column column) {
    return column_names[column];
}

Column columns_at(const Columns *columns, size_t i) {
    return i < columns->count ? columns->at[i] : COLUMN_NAMELESS;
}

void agenda_found(Load *load, Severity severity, JsonPlace place, const char *pointer, const char *format,
                  ...) {
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    findings_add(load->findings, severity, source_file((Source){.file = SOURCE_AGENDA}), place.line,
                 place.column, pointer, "%s", message);
}

static Column column_named(const char *name) {
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (!strcasecmp(name, column_names[i])) return (Column)i;
    return *name ? COLUMN_OTHER : COLUMN_NAMELESS;
}

static size_t count_known(const SheetRow *row) {
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += column_named(row->cells[i].text) < COLUMN_COUNT;
    return count;
}

// The separator with which the first row has most of our columns.
static char find_separator(const char *text, size_t size) {
    static const char separators[] = ",;\t";
    enum {
        HEADER_BYTES = 1 << 16 // the most columns with the longest of names that one reads
    };
    char best = ',';
    size_t most = 0, length = size < HEADER_BYTES ? size : HEADER_BYTES;
    for (const char *separator = separators; *separator; separator++) {
        AUTO_FREE char *copy = malloc(length + 1);
        if (!copy) return best;
        memcpy(copy, text, length);
        copy[length] = 0;
        Sheet sheet;
        SheetRow row;
        sheet_init(&sheet, copy, length, *separator);
        size_t known = sheet_next(&sheet, &row) ? count_known(&row) : 0;
        if (known <= most) continue;
        most = known;
        best = *separator;
    }
    return best;
}

void columns_begin(char *text, size_t size, Sheet *sheet) {
    // A first line "sep=;" tells Excel the separator.
    bool told = size >= 5 && !strncasecmp(text, "sep=", 4);
    char separator = told ? text[4] : find_separator(text, size);
    SheetRow row;
    sheet_init(sheet, text, size, separator);
    if (!told) return;
    sheet->separator = 0;
    sheet_next(sheet, &row);
    sheet->separator = separator;
}

static void say_unknown(Load *load, const SheetCell *cell) {
    Nearest nearest = nearest_start(cell->text);
    for (int i = 0; i < COLUMN_COUNT; i++)
        nearest_try(&nearest, column_names[i]);
    if (nearest.best)
        agenda_found(load, FINDING_WARNING, cell->place, "",
                     "the column \"%.60s\" is not known and not read; did you mean \"%s\"?", cell->text,
                     nearest.best);
    else
        agenda_found(load, FINDING_WARNING, cell->place, "", "the column \"%.60s\" is not known and not read",
                     cell->text);
}

// Which columns stand where, by column; false: a session needs one that is not there.
static bool sort_columns(Load *load, const SheetRow *row, Columns *columns, bool *seen) {
    columns->count = row->count;
    for (size_t i = 0; i < row->count; i++) {
        const SheetCell *cell = &row->cells[i];
        Column column = column_named(cell->text);
        if (column == COLUMN_OTHER) say_unknown(load, cell);
        if (column < COLUMN_COUNT && seen[column]) {
            agenda_found(load, FINDING_ERROR, cell->place, "",
                         "the column \"%s\" stands twice, the first is read; remove one",
                         column_names[column]);
            column = COLUMN_OTHER;
        }
        if (column < COLUMN_COUNT) seen[column] = true;
        columns->at[i] = column;
    }
    return seen[COLUMN_START] && seen[COLUMN_END] && seen[COLUMN_TITLE];
}

bool columns_read(Load *load, Sheet *sheet, Columns *ret_columns) {
    SheetRow row;
    Columns columns = {0};
    bool seen[COLUMN_COUNT] = {false};
    if (!sheet_next(sheet, &row)) {
        agenda_found(load, FINDING_ERROR, (JsonPlace){1, 1}, "",
                     "the file is empty; its first line is " ALL_COLUMNS);
        return false;
    }
    if (row.faulty) {
        agenda_found(load, FINDING_ERROR, row.fault_place, "", "%s", row.fault);
        return false;
    }
    if (sort_columns(load, &row, &columns, seen)) {
        *ret_columns = columns;
        return true;
    }
    agenda_found(load, FINDING_ERROR, row.place, "",
                 "the first line names the columns, and \"%s\" is missing; it is " ALL_COLUMNS,
                 !seen[COLUMN_START] ? "start"
                 : !seen[COLUMN_END] ? "end"
                                     : "title");
    return false;
}
