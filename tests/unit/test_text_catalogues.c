// The catalogues that we ship: all whole, and as English has them.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/umsg.h>
#include <unicode/ustring.h>
#include "base/auto.h"
#include "os/fs.h"
#include "test.h"
#include "text/lang.h"
#include "text/messages.h"

static const char folder[] = BALAI_SOURCE_DIR "/assets/messages";

typedef struct Catalogue {
    char tag[40];
    Messages *messages;
} Catalogue;

enum {
    MOST = 80
};

typedef struct Shelf {
    Messages *english;
    Catalogue all[MOST];
    size_t count;
} Shelf;

static void open_catalogue(Shelf *shelf, const char *file) {
    Catalogue *catalogue = &shelf->all[shelf->count];
    snprintf(catalogue->tag, sizeof catalogue->tag, "%.*s", (int)(strlen(file) - 5), file);
    char path[400];
    AUTO_FREE char *data = NULL;
    size_t size = 0;
    Err err = {0};
    snprintf(path, sizeof path, "%s/%s", folder, file);
    if (CHECK(os_fs()->read_file(NULL, path, 1 << 20, &data, &size, &err)) &&
        CHECK(messages_create(catalogue->tag, NULL, data, size, shelf->english, &catalogue->messages, &err)))
        shelf->count++;
    else
        printf("    %s: %s\n", file, err.message);
}

static int compare_tags(const void *a, const void *b) {
    return strcmp(((const Catalogue *)a)->tag, ((const Catalogue *)b)->tag);
}

static bool shelf_open(Shelf *shelf) {
    memset(shelf, 0, sizeof *shelf);
    if (!CHECK(messages_create_english(&shelf->english, NULL))) return false;
    DIR *stream = opendir(folder);
    for (const struct dirent *entry; stream && (entry = readdir(stream));) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot && !strcmp(dot, ".json") && shelf->count < MOST) open_catalogue(shelf, entry->d_name);
    }
    if (stream) closedir(stream);
    qsort(shelf->all, shelf->count, sizeof *shelf->all, compare_tags);
    return CHECK(shelf->count > 0);
}

static void shelf_close(Shelf *shelf) {
    for (size_t i = 0; i < shelf->count; i++)
        messages_destroy(shelf->all[i].messages);
    messages_destroy(shelf->english);
}

static void nothing_is_wrong_in_any_catalogue(void) {
    Shelf shelf;
    if (!shelf_open(&shelf)) return;
    for (size_t i = 0; i < shelf.count; i++) {
        const MessageFault *fault;
        for (size_t at = 0; (fault = messages_fault_at(shelf.all[i].messages, at)); at++) {
            CHECK(fault == NULL);
            printf("    %s.json:%d:%d: %s %s\n", shelf.all[i].tag, fault->line, fault->column, fault->key,
                   fault->reason);
        }
        CHECK(messages_name(shelf.all[i].messages) != NULL);
    }
    shelf_close(&shelf);
}

// Dari has only what Persian says otherwise.
static void hardly_a_message_is_missing(void) {
    Shelf shelf;
    if (!shelf_open(&shelf)) return;
    for (size_t i = 0; i < shelf.count; i++) {
        const Catalogue *catalogue = &shelf.all[i];
        size_t missing = 0, all = 0;
        const char *key;
        for (size_t at = 0; (key = messages_key_at(shelf.english, at)); at++) {
            if (message_is_for_operators(key)) continue;
            missing += !messages_has(catalogue->messages, key);
            all++;
        }
        printf("    %-8s %-20s %3zu of %zu missing%s\n", catalogue->tag, messages_name(catalogue->messages),
               missing, all, messages_reviewed(catalogue->messages) ? "" : ", a draft");
        if (strcmp(catalogue->tag, "fa-AF") != 0) CHECK(missing * 10 <= all);
    }
    shelf_close(&shelf);
}

// What ICU makes of a message, with its count and texts.
static const char *by_icu(const char *lang, const char *pattern, bool counted, long count) {
    static char said[2000];
    UChar units[2000], made[2000];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(units, COUNT_OF(units), &length, pattern, -1, &status);
    if (!strcmp(lang, "pt")) lang = "pt_PT"; // as in text/locale
    UMessageFormat *format = umsg_open(units, length, lang, NULL, &status);
    if (U_FAILURE(status)) return "ICU refuses it";
    length = counted ? umsg_format(format, made, COUNT_OF(made), &status, (double)count, u"TWO")
                     : umsg_format(format, made, COUNT_OF(made), &status, u"ONE", u"TWO");
    umsg_close(format);
    u_strToUTF8(said, sizeof said, NULL, made, length, &status);
    return U_SUCCESS(status) ? said : "ICU cannot say it";
}

// Without the signs that set values apart.
static const char *bare(const char *text) {
    static char copy[2000];
    char *end = copy;
    while (*text) {
        bool isolate =
            !strncmp(text, "\xE2\x81", 2) && (unsigned char)text[2] >= 0xA6 && (unsigned char)text[2] <= 0xA9;
        if (isolate)
            text += 3;
        else
            *end++ = *text++;
    }
    *end = 0;
    return copy;
}

static void check_against_icu(const Catalogue *catalogue, const char *key, Arena *arena) {
    static const long counts[] = {0, 1, 2, 3, 5, 11, 21, 100, 1000000};
    const char *pattern = message(catalogue->messages, key);
    bool counted = strstr(pattern, "{0,") != NULL;
    for (size_t i = 0; i < (counted ? COUNT_OF(counts) : 1); i++) {
        const char *said = counted ? message_count(catalogue->messages, arena, key, counts[i], "TWO")
                                   : message_with(catalogue->messages, arena, key, "ONE", "TWO");
        if (!CHECK_STR(bare(said), by_icu(catalogue->tag, pattern, counted, counts[i])))
            printf("    %s: %s\n", catalogue->tag, key);
    }
}

static void every_message_says_what_icu_makes_of_it(void) {
    Shelf shelf;
    if (!shelf_open(&shelf)) return;
    Arena arena;
    arena_init(&arena, 8 << 20);
    for (size_t i = 0; i < shelf.count; i++) {
        const char *key;
        for (size_t at = 0; (key = messages_key_at(shelf.all[i].messages, at)); at++) {
            arena_reset(&arena);
            check_against_icu(&shelf.all[i], key, &arena);
        }
    }
    arena_finish(&arena);
    shelf_close(&shelf);
}

static bool has_digit(const char *text) {
    UChar units[400];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0, at = 0;
    u_strFromUTF8(units, COUNT_OF(units), &length, text, -1, &status);
    while (at < length) {
        UChar32 letter;
        U16_NEXT(units, at, length, letter);
        if (u_isdigit(letter)) return true;
    }
    return false;
}

// "Started 1 h 18 min ago": each number is there, in each language.
static void durations_say_their_numbers(void) {
    Shelf shelf;
    if (!shelf_open(&shelf)) return;
    Arena arena;
    arena_init(&arena, 8 << 20);
    for (size_t i = 0; i < shelf.count; i++) {
        const Messages *m = shelf.all[i].messages;
        const char *hours = message_count(m, &arena, "time.hours", 3, NULL),
                   *both = message_count(m, &arena, "time.hours-minutes", 1, "MINUTES"),
                   *minutes = message_count(m, &arena, "time.minutes", 42, NULL);
        CHECK(has_digit(hours) && has_digit(minutes) && has_digit(both));
        CHECK_CONTAINS(both, "MINUTES");
        CHECK_CONTAINS(message_with(m, &arena, "now.started", minutes, NULL), minutes);
        CHECK_CONTAINS(message_with(m, &arena, "now.left", both, NULL), "MINUTES");
        printf("    %-8s %s | %s | %s\n", shelf.all[i].tag,
               message_with(m, &arena, "now.started", minutes, NULL),
               message_with(m, &arena, "now.left", both, NULL), hours);
    }
    arena_finish(&arena);
    shelf_close(&shelf);
}

TEST_MAIN(TEST(nothing_is_wrong_in_any_catalogue), TEST(hardly_a_message_is_missing),
          TEST(every_message_says_what_icu_makes_of_it), TEST(durations_say_their_numbers))
