// A catalogue as it is read from its file. Internal to text/: messages.c says what is in it.
#pragma once
#include "json/json.h"
#include "messages.h"
#include "numbers.h"
#include "pattern.h"

typedef struct MessageRow {
    const char *key;
    const char *text; // what it says without values; of another language it is set apart
    Pattern pattern;
    const Messages *owner; // whose words they are
} MessageRow;

struct Messages {
    Arena arena;
    const char *lang, *name;
    bool rtl, reviewed;
    Numbers *numbers;
    const Messages *fallback;
    MessageRow *rows; // its own in its order, then those that the fallback has besides
    size_t own_count, count;
    const MessageRow **sorted; // by key
    MessageFault *faults;
    size_t fault_count;
};

// Fills what the file says of messages, which has its arena, language, numbers and fallback. False without
// memory.
bool catalogue_read(Messages *messages, JsonValue root) MUST_USE;

// NULL where there is none.
const MessageRow *catalogue_find(const Messages *messages, const char *key);
