// A language and what stands in for it where a text is missing: "zh-Hant-HK", "zh-Hant", "zh".
#pragma once

enum {
    LANG_CHAIN_MAX = 4,
    LANG_TAG_MAX = 16
};

typedef struct LangChain {
    char tags[LANG_CHAIN_MAX][LANG_TAG_MAX]; // BCP 47, most wanted first
    const char *chain[LANG_CHAIN_MAX + 1];   // the same, NULL-terminated, as text_pick takes it
} LangChain;

// chain points into the struct: call it again after a copy.
void lang_chain_init(LangChain *chain, const char *tag);
