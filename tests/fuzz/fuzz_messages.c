// Any bytes as a catalogue of messages, over English, in languages of all kinds of plurals: read it, and say
// everything that English says. Nothing may crash, hang or leak, and something is always said.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include "base/auto.h"
#include "text/messages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds) abort();
}

static void say_all(const Messages *messages, const Messages *english) {
    static const long counts[] = {0, 1, 2, 5, 11, 1000000, -1};
    Arena arena;
    arena_init(&arena, 4 << 20);
    const char *key;
    for (size_t i = 0; (key = messages_key_at(english, i)); i++) {
        arena_reset(&arena);
        must(*message(messages, key));
        must(message_with(messages, &arena, key, "a", "\xD8\xA8") != NULL);
        for (size_t k = 0; k < COUNT_OF(counts); k++)
            must(message_count(messages, &arena, key, counts[k], "b") != NULL);
    }
    arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const languages[] = {"en", "ar", "fa-AF", "ja", "zz-Zzzz", ""};
    Messages *english = NULL;
    must(messages_create_english(&english, NULL));
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        Messages *messages = NULL;
        if (!messages_create(languages[i], NULL, (const char *)data, size, english, &messages, NULL))
            continue;
        for (size_t at = 0; messages_fault_at(messages, at); at++)
            must(*messages_fault_at(messages, at)->reason);
        say_all(messages, english);
        messages_destroy(messages);
    }
    messages_destroy(english);
    return 0;
}
