#include "foreign.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include "base/limits.h"
#include "lang.h"

enum {
    LRE = 0x202A,
    RLO = 0x202E,
    LRI = 0x2066,
    FSI = 0x2068,
    PDI = 0x2069,
    PHONE_DIGITS = 7 // fewer are a number
};

#define U8_LRI "\xE2\x81\xA6"
#define U8_RLI "\xE2\x81\xA7"
#define U8_FSI "\xE2\x81\xA8"
#define U8_PDI "\xE2\x81\xA9"

// What a string consists of, by direction. Letters within isolates of its own do not count: they are apart.
typedef struct Contents {
    bool ascii;
    bool balanced; // and without embeddings and overrides
    bool ltr, rtl; // has letters of that direction
    bool address;  // has the signs of one: "@", "://", "www."
    bool phone;    // has no more than a phone number is made of
    int digits;
} Contents;

static bool is_phone_sign(UChar32 letter) {
    return (letter < 0x80 && letter && strchr("+-(). ", (int)letter)) || letter == 0xA0 || letter == 0x2011;
}

static void count_letter(Contents *contents, UChar32 letter) {
    UCharDirection direction = letter < 0 ? U_OTHER_NEUTRAL : u_charDirection(letter);
    bool digit = direction == U_EUROPEAN_NUMBER || direction == U_ARABIC_NUMBER;
    if (direction == U_LEFT_TO_RIGHT) contents->ltr = true;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) contents->rtl = true;
    if (digit) contents->digits++;
    if (!digit && !is_phone_sign(letter)) contents->phone = false;
}

static Contents look_at(const char *string) {
    Contents contents = {.ascii = true, .balanced = true, .phone = true};
    size_t open = 0;
    int32_t length = (int32_t)strlen(string);
    for (int32_t at = 0; at < length;) {
        UChar32 letter;
        U8_NEXT(string, at, length, letter);
        if (letter < 0 || letter >= 0x80) contents.ascii = false;
        if (letter >= LRE && letter <= RLO) contents.balanced = false;
        if (letter >= LRI && letter <= FSI) open++;
        if (letter == PDI && !open--) contents.balanced = false, open = 0;
        if (!open && letter != PDI) count_letter(&contents, letter);
    }
    if (open) contents.balanced = false;
    bool begins = *string == '+' || ((*string == '(' || *string == '0') && contents.digits >= PHONE_DIGITS);
    if (!begins || !contents.digits) contents.phone = false; // figures, a date, or years
    contents.address = strchr(string, '@') || strstr(string, "://") || !strncmp(string, "www.", 4);
    return contents;
}

// A copy without embeddings, overrides and ends that end nothing. ret_open gets how many isolates it leaves
// open.
static size_t copy_sound(char *to, const char *string, size_t *ret_open) {
    size_t open = 0, made = 0;
    int32_t length = (int32_t)strlen(string);
    for (int32_t at = 0; at < length;) {
        int32_t start = at;
        UChar32 letter;
        U8_NEXT(string, at, length, letter);
        if ((letter >= LRE && letter <= RLO) || (letter == PDI && !open)) continue;
        if (letter >= LRI && letter <= FSI) open++;
        if (letter == PDI) open--;
        memcpy(to + made, string + start, (size_t)(at - start));
        made += (size_t)(at - start);
    }
    *ret_open = open;
    return made;
}

// The string between before and after, balanced.
static const char *enclose(Arena *arena, const char *before, const char *string, const char *after) {
    size_t head = strlen(before), length = strlen(string), tail = strlen(after), open;
    // An isolate that is opened and its end are 3 bytes each.
    char *text = arena_alloc(arena, head + 2 * length + tail + 1);
    if (!text) return string;
    memcpy(text, before, head);
    char *end = text + head;
    end += copy_sound(end, string, &open);
    for (; open; open--)
        end = stpcpy(end, U8_PDI);
    memcpy(end, after, tail + 1);
    return text;
}

static const char *balance(Arena *arena, const char *string, const Contents *contents) {
    return contents->balanced ? string : enclose(arena, "", string, "");
}

static bool is_too_long(const char *string) {
    return strlen(string) > INT32_MAX / 4;
}

// The signs that open a span of a language: its direction, and its tag in tag characters.
static void write_opening(char *to, const char *lang) {
    to = stpcpy(to, lang_is_rtl(lang) ? U8_RLI : U8_LRI);
    to = stpcpy(to, "\xF3\xA0\x80\x81"); // U+E0001
    for (int i = 0; lang[i] && i < LIMIT_LANGUAGE_BYTES; i++) {
        unsigned letter = (unsigned char)lang[i] & 0x7F;
        *to++ = (char)0xF3;
        *to++ = (char)0xA0;
        *to++ = (char)(0x80 | letter >> 6);
        *to++ = (char)(0x80 | (letter & 0x3F));
    }
    *to = 0;
}

const char *foreign_mark(Arena *arena, const char *string, const char *lang, const char *screen_lang) {
    if (!string || !*string) return "";
    if (is_too_long(string)) return string;
    Contents contents = look_at(string);
    if (!lang || !*lang || lang_is_same(lang, screen_lang)) {
        // "C++ and C#" in an Arabic bundle is no Arabic.
        bool against =
            lang_is_rtl(screen_lang) ? contents.ltr && !contents.rtl : contents.rtl && !contents.ltr;
        return against ? foreign_isolate(arena, string, lang_is_rtl(screen_lang))
                       : balance(arena, string, &contents);
    }
    if (contents.ascii && !lang_is_rtl(screen_lang)) return string;
    char opening[3 + 4 + 4 * LIMIT_LANGUAGE_BYTES + 1];
    write_opening(opening, lang);
    return enclose(arena, opening, string, U8_PDI);
}

const char *foreign_isolate(Arena *arena, const char *string, bool rtl_screen) {
    if (!string || !*string) return "";
    if (is_too_long(string)) return string;
    Contents contents = look_at(string);
    if (contents.ltr && contents.rtl) return enclose(arena, U8_FSI, string, U8_PDI);
    if (!rtl_screen && contents.rtl) return enclose(arena, U8_RLI, string, U8_PDI);
    if (rtl_screen && (contents.ltr || contents.address || contents.phone))
        return enclose(arena, U8_LRI, string, U8_PDI);
    return balance(arena, string, &contents);
}
