// The interface's words: one JSON catalogue a language (assets/messages), ICU MessageFormat with numbered
// arguments. English is embedded in the binary, so that there are always words.
#pragma once
#include "base/arena.h"
#include "base/err.h"

typedef struct Messages Messages;

// A message that is not as English has it.
typedef struct MessageFault {
    int line, column;   // of its key
    const char *key;    // "" where it is about the catalogue as a whole
    const char *reason; // what is wrong, and what to do
    bool shown;         // all the same; else the fallback's is
} MessageFault;

// lang: BCP 47, for plurals and numbers. digits: "latn", or NULL or "native" for those that the language
// usually has. json: a catalogue. fallback answers for what is missing or wrong, with its own language's
// plurals; it outlives the catalogue; NULL: none. ERR_BAD_JSON where it is no catalogue.
bool messages_create(const char *lang, const char *digits, const char *json, size_t size,
                     const Messages *fallback, Messages **ret_messages, Err *err) MUST_USE;
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

// A number without grouping, in the language's digits: a year, a number on a plan. In the arena.
const char *message_number(const Messages *messages, Arena *arena, long number);
// "A, B and C", without what is empty. In the arena.
const char *message_list(const Messages *messages, Arena *arena, const char *const *parts, size_t count);

// The language's own name, NULL where the catalogue has none; whether a person has reviewed it.
const char *messages_name(const Messages *messages);
bool messages_reviewed(const Messages *messages);

// Whether the catalogue itself has a message, sound, without its fallback.
bool messages_has(const Messages *messages, const char *key);
// What is wrong in the catalogue, in its order; NULL past the last.
const MessageFault *messages_fault_at(const Messages *messages, size_t index);

// Whether a message is for those who run the kiosks or bring their content: those are in English until
// somebody translates them, and a language is whole without them.
bool message_is_for_operators(const char *key);

// All keys in the catalogue's order; NULL past the last. For tests.
const char *messages_key_at(const Messages *messages, size_t index);
