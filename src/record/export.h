// Proof and statistics as CSV (RFC 4180: CRLF, quotation marks doubled), for spreadsheets: what a spreadsheet
// would take for a formula gets an apostrophe in front.
#pragma once
#include "base/fs.h"
#include "when.h"

typedef struct ExportFacts {
    size_t lines; // of what was shown
    size_t days;  // with counts
    size_t torn;  // lines and files left out because they are damaged
} ExportFacts;

// Writes shown.csv and use.csv into folder out, which is made where it is missing, with the days from first
// to last of the records in folder.
//   shown.csv: bundle,version,scene,item,from,to,seconds,clock_certain
//   use.csv:   day,hour,what,name,count   (hour or name is empty where the count has none)
bool export_write(const Fs *fs, const char *folder, Day first, Day last, const char *out,
                  ExportFacts *ret_facts, Err *err) MUST_USE;
