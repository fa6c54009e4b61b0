// One record of CSV (RFC 4180), field by field. Internal to record/.
#pragma once
#include <stdint.h>
#include <stdio.h>

typedef struct Csv {
    FILE *out;
    int fields; // of the line so far
} Csv;

// Quoted where it has to be. What spreadsheets take for a formula (a field that begins with = + - @, a tab or
// a line's end) gets an apostrophe in front: names come from others.
void csv_text(Csv *csv, const char *text);
void csv_number(Csv *csv, int64_t number);
void csv_end(Csv *csv);
