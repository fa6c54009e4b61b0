// A language and what stands in for it where a text is missing: "zh-Hant-HK", "zh-Hant", "zh".
#pragma once
#include <stdbool.h>
#include "base/limits.h"

enum {
    LANG_CHAIN_MAX = 4,
    LANG_TAG_MAX = LIMIT_LANGUAGE_BYTES + 1
};

typedef struct LangChain {
    char tags[LANG_CHAIN_MAX][LANG_TAG_MAX]; // BCP 47, most wanted first
    const char *chain[LANG_CHAIN_MAX + 1];   // the same, NULL-terminated, as text_pick takes it
} LangChain;

// chain points into the struct: call it again after a copy.
void lang_chain_init(LangChain *chain, const char *tag);

// Whether a language (BCP 47; NULL: no) is written from right to left: by the script that its tag names, else
// by the one it is usually written in.
bool lang_is_rtl(const char *tag);

// Whether two tags (NULL: none) mean one language in one script: "en" and "en-GB" do, "zh" and "zh-Hant" do
// not.
bool lang_is_same(const char *a, const char *b);
