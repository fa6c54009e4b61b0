#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "base/limits.h"

enum {
    TABLE_START = 4096 // a power of two, as all sizes of the table
};

void vocabulary_finish(Vocabulary *vocabulary) {
    free(vocabulary->words);
    free(vocabulary->forms);
    free(vocabulary->table);
    *vocabulary = (Vocabulary){0};
}

// The place of a word in the table, or the free one where it belongs.
static uint32_t table_place(const Vocabulary *vocabulary, uint64_t hash, const char *text, size_t length) {
    uint32_t mask = vocabulary->table_size - 1, at = (uint32_t)(hash ^ (hash >> 32)) & mask;
    for (; vocabulary->table[at]; at = (at + 1) & mask) {
        const Word *word = &vocabulary->words[vocabulary->table[at] - 1];
        if (word->hash == hash && word->length == length && !memcmp(word->text, text, length)) break;
    }
    return at;
}

static bool table_grow(Vocabulary *vocabulary) {
    uint32_t size = vocabulary->table_size ? 2 * vocabulary->table_size : TABLE_START;
    uint32_t *table = calloc(size, sizeof *table);
    if (!table) return false;
    free(vocabulary->table);
    vocabulary->table = table;
    vocabulary->table_size = size;
    for (uint32_t i = 0; i < vocabulary->word_count; i++) {
        const Word *word = &vocabulary->words[i];
        table[table_place(vocabulary, word->hash, word->text, word->length)] = i + 1;
    }
    return true;
}

static bool make_room(Vocabulary *vocabulary) {
    if (2 * (vocabulary->word_count + 1) > vocabulary->table_size && !table_grow(vocabulary)) return false;
    if (vocabulary->word_count == vocabulary->word_capacity) {
        uint32_t capacity = vocabulary->word_capacity ? 2 * vocabulary->word_capacity : TABLE_START / 2;
        Word *words = realloc(vocabulary->words, capacity * sizeof *words);
        if (!words) return false;
        vocabulary->words = words;
        vocabulary->word_capacity = capacity;
    }
    if (vocabulary->form_count + FOLD_FORMS > vocabulary->form_capacity) {
        uint32_t capacity = vocabulary->form_capacity ? 2 * vocabulary->form_capacity : TABLE_START / 2;
        WordForm *forms = realloc(vocabulary->forms, capacity * sizeof *forms);
        if (!forms) return false;
        vocabulary->forms = forms;
        vocabulary->form_capacity = capacity;
    }
    return true;
}

uint32_t vocabulary_find(const Vocabulary *vocabulary, const char *text, size_t length) {
    if (!vocabulary->table_size) return WORD_NONE;
    uint64_t hash = hash_bytes(HASH_START, text, length);
    uint32_t found = vocabulary->table[table_place(vocabulary, hash, text, length)];
    return found ? found - 1 : WORD_NONE;
}

static bool add_forms(Vocabulary *vocabulary, Arena *arena, Fold *fold, Word *word, uint32_t number) {
    FoldForms forms;
    fold_forms(fold, word->text, word->length, &forms);
    for (int slot = 0; slot < FOLD_FORMS; slot++) {
        size_t length = forms.lengths[slot];
        if (!length) continue;
        const char *text = arena_strn(arena, forms.texts[slot], length);
        if (!text) return false;
        vocabulary->forms[vocabulary->form_count++] =
            (WordForm){match_form(text, length), number, (FoldSlot)slot};
        word->form_count++;
    }
    return true;
}

uint32_t vocabulary_add(Vocabulary *vocabulary, Arena *arena, Fold *fold, const char *text, size_t length) {
    uint64_t hash = hash_bytes(HASH_START, text, length);
    if (vocabulary->table_size) {
        uint32_t found = vocabulary->table[table_place(vocabulary, hash, text, length)];
        if (found) return found - 1;
    }
    if (vocabulary->word_count == LIMIT_SEARCH_WORDS || !make_room(vocabulary)) return WORD_NONE;
    uint32_t number = vocabulary->word_count;
    Word word = {arena_strn(arena, text, length), hash, (uint32_t)length, vocabulary->form_count, 0};
    if (!word.text || (fold && !add_forms(vocabulary, arena, fold, &word, number))) {
        vocabulary->form_count = word.first_form;
        return WORD_NONE;
    }
    vocabulary->words[number] = word;
    vocabulary->table[table_place(vocabulary, hash, text, length)] = number + 1;
    vocabulary->word_count++;
    return number;
}
