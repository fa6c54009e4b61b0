// A report of what became of a stick: as a text with Windows' line ends, for people, and as JSON.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "model/finding.h"
#include "receipt/request.h"

typedef struct ReceiptContent {
    const char *title, *id; // "" where nothing is shown
    int64_t version;
} ReceiptContent;

typedef struct ReceiptPackage {
    ReceiptContent content;
    const char *place;  // on the stick
    const char *signer; // "" not signed
} ReceiptPackage;

typedef struct ReceiptLine {
    const char *topic, *state, *says; // "clock", "care", a sentence
} ReceiptLine;

// No text is NULL; "" is left out.
typedef struct ReceiptFacts {
    const char *kiosk, *place;    // its name and where it stands
    const char *program;          // its version
    const char *day, *time;       // "2026-11-24", "10:42"
    const char *clock;            // whether that can be believed, a sentence
    const char *outcome;          // "installed", "kept", "refused"
    const char *sentence;         // why, for people
    const char *detail;           // what a program says about it
    ReceiptContent before, shown; // by the kiosk
    const ReceiptPackage *packages;
    size_t package_count;
    const Finding *findings;
    size_t finding_count;
    const ReceiptLine *health;
    size_t health_count;
} ReceiptFacts;

// Makes all that is to be written. Findings are cut where a text would be too long. False without memory.
bool receipt_make(const ReceiptFacts *facts, ReceiptRequest *ret_request);
