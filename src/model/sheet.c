#include "model/sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void sheet_init(Sheet *sheet, char *text, size_t size, char separator) {
    *sheet = (Sheet){text, text + size, text, 1, separator};
}

static JsonPlace place_here(const Sheet *sheet) {
    return (JsonPlace){sheet->line, (int)(sheet->at - sheet->line_start) + 1};
}

// The first fault of a row counts: what follows it may be its consequence.
static PRINTF_LIKE(3, 4) void set_fault(SheetRow *row, JsonPlace place, const char *format, ...) {
    if (row->faulty) return;
    va_list args;
    va_start(args, format);
    vsnprintf(row->fault, sizeof row->fault, format, args);
    va_end(args);
    row->faulty = true;
    row->fault_place = place;
}

static bool at_line_end(const Sheet *sheet) {
    return sheet->at == sheet->end || *sheet->at == '\n' || *sheet->at == '\r';
}

// Lines end as on Windows, on Unix, or as on old Macs, which Excel still offers.
static void end_line(Sheet *sheet) {
    if (sheet->at == sheet->end) return;
    if (*sheet->at == '\r' && sheet->at + 1 < sheet->end && sheet->at[1] == '\n') sheet->at++;
    sheet->at++;
    sheet->line++;
    sheet->line_start = sheet->at;
}

static void check_letter(const Sheet *sheet, SheetRow *row) {
    unsigned char letter = (unsigned char)*sheet->at;
    if ((letter < ' ' && letter != '\t') || letter == 0x7F)
        set_fault(row, place_here(sheet), "has the control character U+%04X; type this place anew", letter);
}

// The bytes of the white space at text: a space, a tab, or the space that does not break (U+00A0).
static size_t space_at(const char *text, const char *end) {
    if (text == end) return 0;
    if (*text == ' ' || *text == '\t') return 1;
    return end - text >= 2 && !memcmp(text, "\xC2\xA0", 2) ? 2 : 0;
}

static void skip_space(Sheet *sheet) {
    size_t size;
    while (sheet->at != sheet->end && *sheet->at != sheet->separator &&
           (size = space_at(sheet->at, sheet->end)))
        sheet->at += size;
}

// Reads a cell in quotation marks up to the closing one. Its text is moved over the marks: it only becomes
// shorter. Returns where it ends.
static char *read_quoted(Sheet *sheet, SheetRow *row, JsonPlace start) {
    char *to = ++sheet->at;
    while (sheet->at < sheet->end) {
        if (*sheet->at == '"' && (sheet->at + 1 == sheet->end || sheet->at[1] != '"')) {
            sheet->at++;
            return to;
        }
        if (at_line_end(sheet)) {
            end_line(sheet); // before its first byte may be written over
            *to++ = '\n';
            continue;
        }
        check_letter(sheet, row);
        sheet->at += *sheet->at == '"';
        *to++ = *sheet->at++;
    }
    set_fault(
        row, start,
        "this quotation mark has no closing one, so that the rest of the file is part of its text; add it");
    row->endless = true;
    return to;
}

static char *read_plain(Sheet *sheet, SheetRow *row) {
    for (; !at_line_end(sheet) && *sheet->at != sheet->separator; sheet->at++)
        check_letter(sheet, row);
    return sheet->at;
}

static void skip_line(Sheet *sheet) {
    while (!at_line_end(sheet))
        sheet->at++;
}

static bool is_space(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n';
}

static SheetCell trimmed(char *text, char *end, JsonPlace place) {
    while (text < end && is_space(*text))
        text++;
    for (;;) {
        if (end > text && is_space(end[-1]))
            end--;
        else if (end - text >= 2 && !memcmp(end - 2, "\xC2\xA0", 2))
            end -= 2;
        else
            break;
    }
    *end = 0;
    return (SheetCell){text, place};
}

// Reads one cell and what ends it. True: the row goes on.
static bool read_cell(Sheet *sheet, SheetRow *row) {
    skip_space(sheet);
    JsonPlace place = place_here(sheet);
    bool quoted = sheet->at != sheet->end && *sheet->at == '"';
    char *text = sheet->at + quoted;
    char *end = quoted ? read_quoted(sheet, row, place) : read_plain(sheet, row);
    if (quoted) skip_space(sheet);
    if (!at_line_end(sheet) && *sheet->at != sheet->separator) {
        set_fault(row, place_here(sheet),
                  "the text of line %d goes on behind its closing quotation mark; write a mark within a "
                  "text twice, \"\"",
                  place.line);
        skip_line(sheet);
    }
    if (row->count == LIMIT_SHEET_COLUMNS) {
        set_fault(row, place, "has more than %d columns; remove those that are not needed",
                  LIMIT_SHEET_COLUMNS);
        skip_line(sheet);
    }
    // What ends the cell is passed before the cell's own end is written, perhaps over it.
    bool more = !at_line_end(sheet);
    if (more)
        sheet->at++;
    else
        end_line(sheet);
    SheetCell cell = trimmed(text, end, place);
    if (row->count < LIMIT_SHEET_COLUMNS) row->cells[row->count++] = cell;
    return more;
}

static bool is_empty(const SheetRow *row) {
    for (size_t i = 0; i < row->count; i++)
        if (*row->cells[i].text) return false;
    return !row->faulty;
}

bool sheet_next(Sheet *sheet, SheetRow *row) {
    while (sheet->at < sheet->end) {
        row->count = 0;
        row->faulty = row->endless = false;
        row->place = place_here(sheet);
        while (read_cell(sheet, row))
            continue;
        if (!is_empty(row)) return true;
    }
    return false;
}
