// The first line of agenda.csv: which column stands where, and what separates them. Only the loader includes
// this.
#pragma once
#include "model/reader.h"
#include "model/sheet.h"

typedef enum Column {
    COLUMN_ID,
    COLUMN_START,
    COLUMN_END,
    COLUMN_TITLE,
    COLUMN_ROOM,
    COLUMN_TRACK,
    COLUMN_STATUS,
    COLUMN_SUMMARY,
    COLUMN_COUNT,
    COLUMN_OTHER,   // one that is not known; it is not read
    COLUMN_NAMELESS // nothing may stand in it
} Column;

typedef struct Columns {
    Column at[LIMIT_SHEET_COLUMNS];
    size_t count;
} Columns;

const char *column_name(Column column); // "start", of those that are known
Column columns_at(const Columns *columns, size_t i);

// Begins reading decoded text: finds the separator, and passes the line that tells it to Excel.
void columns_begin(char *text, size_t size, Sheet *sheet);
// Reads the header. False: there is none with what a session needs, and the last finding says so.
bool columns_read(Load *load, Sheet *sheet, Columns *ret_columns) MUST_USE;

// A finding about a place of agenda.csv; pointer is the column's, "/room", or "".
void agenda_found(Load *load, Severity severity, JsonPlace place, const char *pointer, const char *format,
                  ...) PRINTF_LIKE(5, 6);
