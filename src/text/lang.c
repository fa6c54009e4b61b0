#include "lang.h"

#include <stdio.h>
#include <string.h>

void lang_chain_init(LangChain *chain, const char *tag) {
    memset(chain, 0, sizeof *chain);
    snprintf(chain->tags[0], LANG_TAG_MAX, "%s", tag && *tag ? tag : "en");
    chain->chain[0] = chain->tags[0];
    for (int i = 1; i < LANG_CHAIN_MAX; i++) {
        memcpy(chain->tags[i], chain->tags[i - 1], LANG_TAG_MAX);
        char *hyphen = strrchr(chain->tags[i], '-');
        if (!hyphen) break;
        *hyphen = 0;
        chain->chain[i] = chain->tags[i];
    }
}
