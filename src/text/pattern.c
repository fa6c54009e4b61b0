#include "pattern.h"

#include <stdlib.h>
#include <string.h>

typedef enum PartKind {
    PART_TEXT,
    PART_VALUE,  // {0} or {1}
    PART_NUMBER, // {0,number}, and # in a branch
    PART_PLURAL,
} PartKind;

typedef struct Branch {
    const char *category; // NULL where it is for one count
    long count;
    const PatternPart *first;
    struct Branch *next;
} Branch;

struct PatternPart {
    PartKind kind;
    int index; // of PART_VALUE
    const char *text;
    const Branch *branches;
    struct PatternPart *next;
};

typedef struct Reader {
    Arena *arena;
    const char *at;
    char *texts; // where resolved texts go: behind each stands a sign of the pattern, so that there is room
    Pattern *pattern;
    const char *reason;
    bool in_branch;
} Reader;

static bool refuse(Reader *reader, const char *reason) {
    if (!reader->reason) reader->reason = reason;
    return false;
}

static void skip_space(Reader *reader) {
    reader->at += strspn(reader->at, " \t\r\n");
}

// Whether an apostrophe here begins a quotation: ICU's rule is that it stands before what has a meaning.
static bool opens_quote(const Reader *reader, const char *apostrophe) {
    char next = apostrophe[1];
    return next == '{' || next == '}' || (reader->in_branch && next == '#');
}

// The text up to the next brace or #, with quotations resolved.
static void read_text(Reader *reader, PatternPart *part) {
    const char *at = reader->at;
    char *end = reader->texts;
    bool quoted = false;
    for (; *at; at++) {
        if (*at == '\'' && at[1] == '\'') {
            *end++ = *at++;
        } else if (*at == '\'' && (quoted || opens_quote(reader, at))) {
            quoted = !quoted;
        } else {
            if (!quoted && (*at == '{' || *at == '}' || (reader->in_branch && *at == '#'))) break;
            *end++ = *at;
        }
    }
    *end++ = 0;
    part->kind = PART_TEXT;
    part->text = reader->texts;
    reader->texts = end;
    reader->at = at;
}

static bool read_parts(Reader *reader, const PatternPart **ret_first);

static const char *read_word(Reader *reader) {
    size_t length = strcspn(reader->at, " \t\r\n{},'#");
    const char *word = arena_strn(reader->arena, reader->at, length);
    reader->at += length;
    skip_space(reader);
    return word ? word : "";
}

static bool is_category(const char *word) {
    static const char *const all[] = {"zero", "one", "two", "few", "many", "other"};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (!strcmp(word, all[i])) return true;
    return false;
}

static bool name_branch(Reader *reader, Branch *branch) {
    const char *word = read_word(reader);
    if (*word == '=') {
        char *end = NULL;
        branch->count = strtol(word + 1, &end, 10);
        if (end == word + 1 || *end || branch->count < 0)
            return refuse(reader, "has a branch for no number; write it as =0{...}");
        return true;
    }
    branch->category = word;
    if (is_category(word)) return true;
    if (!strncmp(word, "offset:", 7)) return refuse(reader, "has an offset, which is not read; remove it");
    return refuse(reader, "has a branch of a plural that is none of zero, one, two, few, many, other and =0");
}

static bool is_twice(const Branch *first, const Branch *branch) {
    for (const Branch *other = first; other; other = other->next)
        if (branch->category && other->category
                ? !strcmp(branch->category, other->category)
                : !branch->category && !other->category && branch->count == other->count)
            return true;
    return false;
}

static bool read_branch(Reader *reader, const Branch *first, Branch *branch) {
    if (!name_branch(reader, branch)) return false;
    if (is_twice(first, branch)) return refuse(reader, "has a branch of a plural twice; remove one");
    if (*reader->at++ != '{') return refuse(reader, "has a branch of a plural without its text in braces");
    reader->in_branch = true;
    bool done = read_parts(reader, &branch->first);
    reader->in_branch = false;
    if (!done) return false;
    if (*reader->at++ != '}') return refuse(reader, "has a brace that is not closed");
    skip_space(reader);
    return true;
}

static bool read_plural(Reader *reader, PatternPart *part) {
    if (reader->in_branch) return refuse(reader, "has a plural within a plural, which is not read");
    Branch *first = NULL, **next = &first;
    bool other = false;
    skip_space(reader);
    while (*reader->at && *reader->at != '}') {
        Branch *branch = ARENA_NEW(reader->arena, Branch, 1);
        if (!branch || !read_branch(reader, first, branch)) return false;
        other = other || (branch->category && !strcmp(branch->category, "other"));
        *next = branch;
        next = &branch->next;
    }
    if (!other) return refuse(reader, "has a plural without the branch other{...}; add it");
    part->kind = PART_PLURAL;
    part->branches = first;
    reader->pattern->plural = true;
    return true;
}

static bool read_type(Reader *reader, PatternPart *part) {
    skip_space(reader);
    const char *type = read_word(reader);
    if (part->index) return refuse(reader, "has {1} with a type, but it is a text; write {1}");
    reader->pattern->counted = true;
    if (!strcmp(type, "number")) {
        part->kind = PART_NUMBER;
        return *reader->at == '}' ||
               refuse(reader, "has a number in a form that is not read; write {0,number}");
    }
    if (!strcmp(type, "plural") && *reader->at == ',') {
        reader->at++;
        return read_plural(reader, part);
    }
    return refuse(reader, "has an argument of a type that is not read; there are {0}, {1}, {0,number} and "
                          "{0,plural,...}");
}

static bool read_argument(Reader *reader, PatternPart *part) {
    reader->at++; // the brace
    skip_space(reader);
    const char *name = read_word(reader);
    if (strcmp(name, "0") && strcmp(name, "1"))
        return refuse(reader,
                      *name >= '0' && *name <= '9'
                          ? "has an argument that English does not have; there are {0} and {1} at most"
                          : "has an argument that is no number; write {0} or {1} as English has it");
    part->kind = PART_VALUE;
    part->index = *name - '0';
    reader->pattern->uses[part->index] = true;
    if (*reader->at == ',') {
        reader->at++;
        if (!read_type(reader, part)) return false;
    }
    if (*reader->at++ != '}') return refuse(reader, "has a brace that is not closed");
    return true;
}

static bool read_part(Reader *reader, PatternPart *part) {
    if (*reader->at == '{') return read_argument(reader, part);
    if (*reader->at != '#' || !reader->in_branch) {
        read_text(reader, part);
    } else {
        reader->at++;
        part->kind = PART_NUMBER;
    }
    return true;
}

static bool read_parts(Reader *reader, const PatternPart **ret_first) {
    PatternPart *first = NULL, **next = &first;
    while (*reader->at && *reader->at != '}') {
        PatternPart *part = ARENA_NEW(reader->arena, PatternPart, 1);
        if (!part || !read_part(reader, part)) return false;
        *next = part;
        next = &part->next;
    }
    *ret_first = first;
    return true;
}

static bool has_plain_count(const PatternPart *part) {
    for (; part; part = part->next) {
        if (part->kind == PART_VALUE && !part->index) return true;
        for (const Branch *branch = part->branches; branch; branch = branch->next)
            if (has_plain_count(branch->first)) return true;
    }
    return false;
}

bool pattern_read(Arena *arena, const char *text, Pattern *ret_pattern, const char **ret_reason) {
    Pattern pattern = {0};
    Reader reader = {arena, text, arena_alloc(arena, strlen(text) + 1), &pattern, NULL, false};
    bool done = reader.texts && read_parts(&reader, &pattern.first);
    if (done && *reader.at) done = refuse(&reader, "has a closing brace too many");
    if (done && pattern.counted && has_plain_count(pattern.first))
        done = refuse(&reader, "has {0} both as a count and as a text; write {0,number} for the count");
    *ret_reason = reader.reason;
    if (done) *ret_pattern = pattern;
    return done;
}

static const PatternPart *find_plural(const PatternPart *part) {
    while (part && part->kind != PART_PLURAL)
        part = part->next;
    return part;
}

const char *pattern_odd_category(const Pattern *pattern, Numbers *numbers) {
    for (const PatternPart *part = find_plural(pattern->first); part; part = find_plural(part->next))
        for (const Branch *branch = part->branches; branch; branch = branch->next)
            if (branch->category && !numbers_has_category(numbers, branch->category)) return branch->category;
    return NULL;
}

static const Branch *find_branch(const Branch *branch, long count, const char *category) {
    const Branch *other = NULL, *fitting = NULL;
    for (; branch; branch = branch->next) {
        if (!branch->category && branch->count == count) return branch;
        if (branch->category && !strcmp(branch->category, category)) fitting = branch;
        if (branch->category && !strcmp(branch->category, "other")) other = branch;
    }
    return fitting ? fitting : other;
}

static const char *find_lacking(const PatternPart *part, Numbers *numbers, long count) {
    static const char *const all[] = {"zero", "one", "two", "few", "many"};
    char category[NUMBERS_CATEGORY_SIZE];
    numbers_category(numbers, count, category);
    const Branch *branch = find_branch(part->branches, count, category);
    if (!branch->category || !strcmp(branch->category, category)) return NULL;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (!strcmp(category, all[i])) return all[i];
    return NULL;
}

const char *pattern_lacking_category(const Pattern *pattern, Numbers *numbers) {
    for (const PatternPart *part = find_plural(pattern->first); part; part = find_plural(part->next))
        for (long count = 0; count <= 100; count++) {
            const char *lacking = find_lacking(part, numbers, count);
            if (lacking) return lacking;
        }
    return NULL;
}

typedef struct Writer {
    Arena *arena;
    Numbers *numbers;
    const PatternValues *values;
    char *text;
    size_t length, room;
    bool failed;
} Writer;

static void put(Writer *writer, const char *text) {
    size_t length = strlen(text);
    if (writer->length + length + 1 > writer->room) {
        size_t room = 2 * (writer->length + length) + 64;
        char *larger = arena_alloc(writer->arena, room);
        writer->failed = writer->failed || !larger;
        if (!larger) return;
        memcpy(larger, writer->text ? writer->text : "", writer->length);
        writer->text = larger;
        writer->room = room;
    }
    memcpy(writer->text + writer->length, text, length + 1);
    writer->length += length;
}

static void put_number(Writer *writer) {
    const PatternValues *values = writer->values;
    put(writer,
        values->counted ? numbers_grouped(writer->numbers, writer->arena, values->count) : values->texts[0]);
}

static void put_parts(Writer *writer, const PatternPart *part);

static void put_plural(Writer *writer, const PatternPart *part) {
    char category[NUMBERS_CATEGORY_SIZE] = "other";
    long count = writer->values->counted ? writer->values->count : -1;
    if (writer->values->counted) numbers_category(writer->numbers, count, category);
    put_parts(writer, find_branch(part->branches, count, category)->first);
}

static void put_value(Writer *writer, int index) {
    const PatternValues *values = writer->values;
    if (!index && values->counted)
        put(writer, numbers_plain(writer->numbers, writer->arena, values->count));
    else
        put(writer, values->texts[index]);
}

static void put_parts(Writer *writer, const PatternPart *part) {
    for (; part; part = part->next)
        switch (part->kind) {
        case PART_TEXT:
            put(writer, part->text);
            break;
        case PART_VALUE:
            put_value(writer, part->index);
            break;
        case PART_NUMBER:
            put_number(writer);
            break;
        case PART_PLURAL:
            put_plural(writer, part);
            break;
        }
}

const char *pattern_say(const Pattern *pattern, Arena *arena, Numbers *numbers, const PatternValues *values) {
    Writer writer = {.arena = arena, .numbers = numbers, .values = values};
    put(&writer, "");
    put_parts(&writer, pattern->first);
    return writer.failed ? NULL : writer.text;
}
