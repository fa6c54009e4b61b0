// Small bundles as C strings, loaded through a file system that holds nothing else.
#pragma once
#include "base/fs.h"
#include "model/bundle.h"
#include "model/finding.h"

// A file system that holds FOLDER/bundle.json for any FOLDER, size bytes at text, and where sheet is set
// agenda.csv beside it. asked_bytes gets the limit of the last read of bundle.json. Lives on the caller's
// stack.
typedef struct TextFs {
    Fs fs;
    const char *text;
    size_t size;
    size_t asked_bytes;
    const char *sheet;
    size_t sheet_size;
} TextFs;
void text_fs_init(TextFs *text_fs, const char *text, size_t size);

// The smallest sound bundle (zone Asia/Makassar, 2026-11-23 to 2026-11-25, English) with the members of
// `more` in it as well: bundle_text("\"rooms\": [...]"). On one line; the caller frees it.
char *bundle_text(const char *more);
// The same in another zone.
char *bundle_text_in(const char *zone, const char *more);

// Loads a bundle's text. NULL where it cannot be shown. findings and err may be NULL; the caller has called
// findings_init.
Bundle *bundle_text_load(const char *text, Findings *findings, Err *err);
// The same with an agenda.csv of size bytes beside it.
Bundle *bundle_sheet_load(const char *text, const char *sheet, size_t size, Findings *findings, Err *err);
// Loads the smallest bundle with `more` in it; ends the program where that fails.
Bundle *bundle_with(const char *more);
Bundle *bundle_in_zone(const char *zone, const char *more);
