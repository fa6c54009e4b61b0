#include "pinyin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>
#include "base/auto.h"

enum {
    FIRST = 0x4E00, // the characters that are kept once they were read
    LAST = 0x9FFF,
    SYLLABLE = 7, // "zhuang" is the longest
    UNITS = 32,
    DIAERESIS = 0x308
};

typedef struct Kept {
    char syllable[SYLLABLE];
    uint8_t state; // KEPT_*
} Kept;
enum {
    KEPT_NOT,
    KEPT_READ,
    KEPT_BEGINS // and words of the table begin with it
};

struct Pinyin {
    UTransliterator *latin;
    const UNormalizer2 *nfd; // ICU's own
    Kept kept[LAST - FIRST + 1];
};

// Words and single characters whose readings are not the ones that Unicode names first. Longer ones first.
typedef struct Reading {
    const char *word, *reading;
} Reading;
static const Reading readings[] = {
    {"银行", "yin hang"},
    {"銀行", "yin hang"},
    {"行业", "hang ye"},
    {"行業", "hang ye"},
    {"商行", "shang hang"},
    {"长期", "chang qi"},
    {"長期", "chang qi"},
    {"长城", "chang cheng"},
    {"長城", "chang cheng"},
    {"长江", "chang jiang"},
    {"長江", "chang jiang"},
    {"长沙", "chang sha"},
    {"長沙", "chang sha"},
    {"长春", "chang chun"},
    {"長春", "chang chun"},
    {"长远", "chang yuan"},
    {"長遠", "chang yuan"},
    {"长途", "chang tu"},
    {"長途", "chang tu"},
    {"延长", "yan chang"},
    {"延長", "yan chang"},
    {"西藏", "xi zang"},
    {"宝藏", "bao zang"},
    {"寶藏", "bao zang"},
    {"厦门", "xia men"},
    {"廈門", "xia men"},
    {"音乐", "yin yue"},
    {"音樂", "yin yue"},
    {"会计", "kuai ji"},
    {"會計", "kuai ji"},
    {"调解", "tiao jie"},
    {"調解", "tiao jie"},
    {"调整", "tiao zheng"},
    {"調整", "tiao zheng"},
    {"调节", "tiao jie"},
    {"調節", "tiao jie"},
    {"协调", "xie tiao"},
    {"協調", "xie tiao"},
    {"出差", "chu chai"},
    {"差旅", "chai lv"},
    {"重庆", "chong qing"},
    {"重慶", "chong qing"},
    {"重新", "chong xin"},
    {"重复", "chong fu"},
    {"重複", "chong fu"},
    {"重建", "chong jian"},
    {"重返", "chong fan"},
    {"重组", "chong zu"},
    {"重組", "chong zu"},
    {"重启", "chong qi"},
    {"重啟", "chong qi"},
    {"供给", "gong ji"},
    {"供給", "gong ji"},
    {"补给", "bu ji"},
    {"補給", "bu ji"},
    {"率领", "shuai ling"},
    {"率領", "shuai ling"},
    {"率先", "shuai xian"},
    {"了解", "liao jie"},
    {"柏林", "bo lin"},
    {"薄弱", "bo ruo"},
    {"秘鲁", "bi lu"},
    {"秘魯", "bi lu"},
    {"传记", "zhuan ji"},
    {"傳記", "zhuan ji"},
    {"什么", "shen me"},
    {"什麼", "shen me"},
    {"都", "du"},
    {"还", "huan"},
    {"還", "huan"},
    {"什", "shi"},
    {"埔", "pu"},
    {"地", "di"},
};

Pinyin *pinyin_create(void) {
    UErrorCode status = U_ZERO_ERROR;
    UChar id[16];
    Pinyin *pinyin = calloc(1, sizeof *pinyin);
    if (!pinyin) return NULL;
    u_uastrcpy(id, "Han-Latin");
    pinyin->nfd = unorm2_getNFDInstance(&status);
    pinyin->latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_SUCCESS(status)) return pinyin;
    pinyin_destroy(pinyin);
    return NULL;
}

void pinyin_destroy(Pinyin *pinyin) {
    if (!pinyin) return;
    if (pinyin->latin) utrans_close(pinyin->latin);
    free(pinyin);
}

bool pinyin_is_character(UChar32 c) {
    if (c < 0x3400) return c == 0x3007; // zero
    return (c >= FIRST && c <= LAST) || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
}

// The letters of a syllable without its tone.
static void put_plain(const UChar *units, int32_t count, char syllable[SYLLABLE]) {
    int length = 0;
    for (int32_t i = 0; i < count; i++) {
        if (units[i] == DIAERESIS && length)
            syllable[length - 1] = 'v';
        else if (units[i] >= 'a' && units[i] <= 'z' && length < SYLLABLE - 1)
            syllable[length++] = (char)units[i];
    }
    syllable[length] = 0;
}

static void read_character(const Pinyin *pinyin, UChar32 c, char syllable[SYLLABLE]) {
    UErrorCode status = U_ZERO_ERROR;
    UChar units[UNITS], parts[UNITS];
    int32_t count = 0;
    U16_APPEND_UNSAFE(units, count, c);
    int32_t limit = count;
    utrans_transUChars(pinyin->latin, units, &count, UNITS, 0, &limit, &status);
    int32_t length = unorm2_normalize(pinyin->nfd, units, count, parts, UNITS, &status);
    put_plain(parts, U_SUCCESS(status) ? length : 0, syllable);
}

static const Reading *find_word(const char *text, size_t length) {
    for (size_t i = 0; i < COUNT_OF(readings); i++) {
        size_t size = strlen(readings[i].word);
        if (size <= length && !memcmp(readings[i].word, text, size)) return &readings[i];
    }
    return NULL;
}

// Whether a word of the table begins with the character that takes so many bytes of text.
static bool begins_word(const char *text, size_t bytes) {
    for (size_t i = 0; i < COUNT_OF(readings); i++)
        if (!strncmp(readings[i].word, text, bytes)) return true;
    return false;
}

static const Kept *keep(Pinyin *pinyin, UChar32 c, const char *text, size_t bytes) {
    Kept *kept = &pinyin->kept[c - FIRST];
    if (kept->state) return kept;
    read_character(pinyin, c, kept->syllable);
    kept->state = begins_word(text, bytes) ? KEPT_BEGINS : KEPT_READ;
    return kept;
}

size_t pinyin_read(Pinyin *pinyin, const char *text, size_t length, char ret_reading[PINYIN_READING]) {
    size_t bytes = 0;
    UChar32 c = -1;
    U8_NEXT((const uint8_t *)text, bytes, length, c);
    if (c < FIRST || c > LAST) {
        char syllable[SYLLABLE] = "";
        if (c >= 0) read_character(pinyin, c, syllable);
        snprintf(ret_reading, PINYIN_READING, "%s", syllable);
        return bytes;
    }
    const Kept *kept = keep(pinyin, c, text, bytes);
    const Reading *word = kept->state == KEPT_BEGINS ? find_word(text, length) : NULL;
    snprintf(ret_reading, PINYIN_READING, "%s", word ? word->reading : kept->syllable);
    return word ? strlen(word->word) : bytes;
}
