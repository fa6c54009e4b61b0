#include "lang.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

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

enum {
    SUBTAG = 12 // of language or script, with room
};

// "Arab" of "pa-Arab-PK", and the language in front of it; the script is empty where the tag names none.
static void take_apart(const char *tag, char language[SUBTAG], char script[SUBTAG]) {
    size_t length = strcspn(tag, "-_"), next = tag[length] ? strcspn(tag + length + 1, "-_") : 0;
    snprintf(language, SUBTAG, "%.*s", (int)length, tag);
    snprintf(script, SUBTAG, "%.*s", next == 4 ? 4 : 0, tag[length] ? tag + length + 1 : "");
}

// The script that a language is usually written in, by ICU's likely subtags.
static void likely_script(const char *tag, char script[SUBTAG]) {
    char full[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(tag, full, sizeof full, &status);
    if (U_SUCCESS(status)) uloc_getScript(full, script, SUBTAG, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) *script = 0;
}

// ICU takes its time with likely scripts, and each text of each frame asks: these it need not be asked about.
static int known_direction(const char *language) {
    static const char *const ltr =
        " en id ms fr zh hi bn ne si ta th lo km my vi ja ko mn fil tr pt es ru de ";
    static const char *const rtl = " ar fa ur he ps dv yi ";
    char padded[SUBTAG + 2];
    snprintf(padded, sizeof padded, " %s ", language);
    if (strstr(ltr, padded)) return 0;
    return strstr(rtl, padded) ? 1 : -1;
}

bool lang_is_rtl(const char *tag) {
    if (!tag || !*tag) return false;
    char language[SUBTAG], script[SUBTAG];
    take_apart(tag, language, script);
    int known = *script ? -1 : known_direction(language);
    if (known >= 0) return known;
    if (!*script) likely_script(tag, script);
    UScriptCode code = USCRIPT_INVALID_CODE;
    UErrorCode status = U_ZERO_ERROR;
    return *script && uscript_getCode(script, &code, 1, &status) == 1 && uscript_isRightToLeft(code);
}

bool lang_is_same(const char *a, const char *b) {
    if (!a || !b) return a == b;
    if (!strcasecmp(a, b)) return true;
    char languages[2][SUBTAG], scripts[2][SUBTAG];
    take_apart(a, languages[0], scripts[0]);
    take_apart(b, languages[1], scripts[1]);
    if (strcasecmp(languages[0], languages[1]) != 0) return false;
    if (!*scripts[0]) likely_script(a, scripts[0]);
    if (!*scripts[1]) likely_script(b, scripts[1]);
    return !strcasecmp(scripts[0], scripts[1]);
}
