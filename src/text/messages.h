// The interface's words: one JSON catalogue a language (assets/messages), ICU MessageFormat with numbered
// arguments. English is embedded in the binary, so that there are always words.
#pragma once
#include "base/arena.h"
#include "base/err.h"

typedef struct Messages Messages;

// lang: BCP 47, for plurals and numbers. json: a catalogue. ERR_BAD_JSON where it is none.
bool messages_create(const char *lang, const char *json, size_t size, Messages **ret_messages,
                     Err *err) MUST_USE;
bool messages_create_english(Messages **ret_messages, Err *err) MUST_USE;
void messages_destroy(Messages *messages); // NULL-safe

// The text of a key as it stands; the key itself where the catalogue lacks it, so that tests and eyes find
// it.
const char *message(const Messages *messages, const char *key);

// With {0} and {1} filled by texts; b may be NULL. In the arena.
const char *message_with(const Messages *messages, Arena *arena, const char *key, const char *a,
                         const char *b);

// With {0} a count (also for plural) and {1} a text, which may be NULL. In the arena.
const char *message_count(const Messages *messages, Arena *arena, const char *key, long count, const char *b);

// All keys in the catalogue's order; NULL past the last. For tests.
const char *messages_key_at(const Messages *messages, size_t index);
