// Findings: what is wrong with a bundle, where, and what to do about it.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

typedef enum Severity {
    FINDING_ERROR,
    FINDING_WARNING
} Severity;

typedef struct Finding {
    const char *file; // relative to the bundle's folder
    int line, column; // from 1, column in bytes; 0 where the finding is about a whole file
    Severity severity;
    const char *pointer; // RFC 6901, "/agenda/3/room"; "" for the whole document
    const char *message; // what is wrong, and what to do
    size_t serial;       // findings_sort's own
} Finding;

// At most LIMIT_FINDINGS are kept; all are counted.
typedef struct Findings {
    Arena arena;
    Finding *items;
    size_t count, capacity;
    size_t errors, warnings; // counted, kept or not
} Findings;

void findings_init(Findings *findings);
void findings_finish(Findings *findings);
// Whether findings_add only counts from now on, so that a caller can save itself the words.
bool findings_full(const Findings *findings);
void findings_add(Findings *findings, Severity severity, const char *file, int line, int column,
                  const char *pointer, const char *format, ...) PRINTF_LIKE(7, 8);

// By file, then line and column; equal places keep the order in which they were found.
void findings_sort(Findings *findings);
