// What is wrong with a frame, read off its list: the figures of the venue standards as checks.
#pragma once
#include "list.h"

typedef enum AuditKind {
    AUDIT_TEXT_CUT,       // ends in an ellipsis: warning
    AUDIT_WORD_BROKEN,    // a word goes on in the next line without a sign of it: warning
    AUDIT_TEXT_OUTSIDE,   // letters beyond the panel or their own clip, across: error
    AUDIT_OVERLAP,        // two texts over each other: error
    AUDIT_MISSING_LETTER, // a letter that no font has: error
    AUDIT_CAPITALS,       // lower than the figures: error
    AUDIT_CONTRAST,       // less than the figures: error
    AUDIT_TARGET_SMALL,   // under 12 mm: error
    AUDIT_TARGET_SHORT,   // under 20 mm: warning
    AUDIT_TARGET_OUTSIDE, // not all of it on the panel: error
    AUDIT_CODE_SMALL,     // a QR code's squares are under 0.7 mm: error
    AUDIT_CODE_UNCLEAR,   // it is not black on white, cut off, or something lies over it: error
    AUDIT_DROPPED,        // the list was full: error
    AUDIT_KIND_COUNT
} AuditKind;

typedef struct AuditFinding {
    AuditKind kind;
    const char *what;  // the text, or the target's name; of the list's arena
    const char *other; // of an overlap, the other text
    double figure;     // mm, or a ratio; 0 where there is none
    Rect box;
} AuditFinding;

// What is asked for.
typedef struct AuditFigures {
    int cap_um;                    // capitals
    double text, large_text, icon; // contrast; text is large where its capitals have 7.3 mm
} AuditFigures;

// Those of the venue standards; night: the attract loop, whose capitals are higher.
AuditFigures audit_figures(bool night);

// Calls told for each finding.
void audit_list_by(const DrawList *list, const AuditFigures *figures,
                   void (*told)(void *ctx, const AuditFinding *finding), void *ctx);
// By the standards' figures.
void audit_list(const DrawList *list, bool night, void (*told)(void *ctx, const AuditFinding *finding),
                void *ctx);

bool audit_is_error(AuditKind kind);
const char *audit_words(AuditKind kind); // "text is cut off"
