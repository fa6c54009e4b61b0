// A spreadsheet saved as text (CSV): its rows of cells, each with its place. Quotation marks are read as RFC
// 4180 says and as Excel and LibreOffice write them.
#pragma once
#include "base/limits.h"
#include "json/json.h"

typedef struct SheetCell {
    char *text; // without white space at its ends; lives in the sheet's text
    JsonPlace place;
} SheetCell;

typedef struct SheetRow {
    SheetCell cells[LIMIT_SHEET_COLUMNS];
    size_t count;
    JsonPlace place;
    bool faulty;  // it cannot be told what stands in which cell
    bool endless; // and where the row ends neither
    char fault[160];
    JsonPlace fault_place;
} SheetRow;

typedef struct Sheet {
    char *at, *end, *line_start;
    int line;
    char separator;
} Sheet;

// Begins with the first row of decoded text, which is changed while rows are read and must outlive them.
void sheet_init(Sheet *sheet, char *text, size_t size, char separator);
// The next row that has a cell with something in it; false: there is none.
bool sheet_next(Sheet *sheet, SheetRow *row);
