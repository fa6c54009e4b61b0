#include "model/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"

// A finding is a line of text: what is longer is cut.
enum {
    MESSAGE_BYTES = 600,
    POINTER_BYTES = 300,
};
static const size_t arena_bytes = (size_t)LIMIT_FINDINGS * (MESSAGE_BYTES + POINTER_BYTES + 256);

void findings_init(Findings *findings) {
    *findings = (Findings){0};
    arena_init(&findings->arena, arena_bytes);
}

void findings_finish(Findings *findings) {
    if (!findings) return;
    arena_finish(&findings->arena);
    free(findings->items);
    findings->items = NULL;
    findings->count = findings->capacity = 0;
}

bool findings_full(const Findings *findings) {
    return findings->count == LIMIT_FINDINGS;
}

static bool grow(Findings *findings) {
    if (findings->count < findings->capacity) return true;
    size_t capacity = findings->capacity ? findings->capacity * 2 : 16;
    Finding *items = realloc(findings->items, capacity * sizeof *items);
    if (!items) return false;
    findings->items = items;
    findings->capacity = capacity;
    return true;
}

// The length of text cut to max bytes without cutting a UTF-8 letter.
static size_t cut_length(const char *text, size_t max) {
    size_t length = strlen(text);
    if (length <= max) return length;
    while (max && ((unsigned char)text[max] & 0xC0) == 0x80)
        max--;
    return max;
}

void findings_add(Findings *findings, Severity severity, const char *file, int line, int column,
                  const char *pointer, const char *format, ...) {
    if (severity == FINDING_ERROR)
        findings->errors++;
    else
        findings->warnings++;
    if (findings_full(findings) || !grow(findings)) return;
    char message[MESSAGE_BYTES + 8];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    Arena *arena = &findings->arena;
    Finding finding = {
        .file = arena_str(arena, file),
        .line = line,
        .column = column,
        .severity = severity,
        .pointer = arena_strn(arena, pointer, cut_length(pointer, POINTER_BYTES)),
        .message = arena_strn(arena, message, cut_length(message, MESSAGE_BYTES)),
    };
    if (finding.file && finding.pointer && finding.message) findings->items[findings->count++] = finding;
}

static int compare_findings(const void *a, const void *b) {
    const Finding *left = a, *right = b;
    int order = strcmp(left->file, right->file);
    if (!order) order = left->line < right->line ? -1 : left->line > right->line;
    if (!order) order = left->column < right->column ? -1 : left->column > right->column;
    return order ? order : (left->serial > right->serial) - (left->serial < right->serial);
}

void findings_sort(Findings *findings) {
    if (!findings->count) return;
    for (size_t i = 0; i < findings->count; i++)
        findings->items[i].serial = i;
    qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
}
