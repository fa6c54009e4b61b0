// Typing into a line: what a key adds to it, and what "delete" takes back. Korean letters join to syllables
// as they are typed.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// Adds what a key types behind text, in a buffer of size bytes. False where it has no room; text stays as it
// is.
bool compose_type(char *text, size_t size, const char *key);

// Takes the last letter back, as who typed it sees it: a letter with its marks, a whole emoji; of a Korean
// syllable the letter typed last; of scripts whose vowels are marks (Thai, Hindi, Khmer) the last mark alone.
void compose_delete(char *text);

// Where the cursor stands: the parts of text (start and length in bytes) that lie between the line's
// beginning and the next letter, in a line whose beginning is at the right where rtl. Writes at most
// COMPOSE_PARTS.
typedef struct ComposePart {
    size_t start, length;
} ComposePart;
enum {
    COMPOSE_PARTS = 8
};
int compose_cursor(const char *text, bool rtl, ComposePart ret_parts[COMPOSE_PARTS]);
