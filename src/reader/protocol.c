#include "reader/protocol.h"

#include <string.h>
#include "base/limits.h"
#include "base/signs.h"

typedef enum FieldKind {
    FIELD_NUMBER,
    FIELD_TEXT,
    FIELD_BYTES
} FieldKind;

typedef struct Field {
    FieldKind kind;
    size_t at;     // in Message
    size_t size;   // of texts, with NUL, and of bytes
    int64_t least; // of numbers
    int64_t most;
} Field;

enum {
    FIELDS_MOST = 17
};

#define NUMBER(member, least, most)                                                                          \
    { FIELD_NUMBER, offsetof(Message, member), sizeof(int64_t), least, most }
#define TEXT(member)                                                                                         \
    { FIELD_TEXT, offsetof(Message, member), sizeof((Message){0}.member), 0, 0 }
#define BYTES(member)                                                                                        \
    { FIELD_BYTES, offsetof(Message, member), sizeof((Message){0}.member), 0, 0 }

// JSON's whole numbers; a clock before 1970 is a clock that is wrong, and so is one after 9999.
#define WHOLE (INT64_C(1) << 53)
#define TIME_MOST INT64_C(253402300799)
#define LINES_MOST (INT64_C(1) << 31)
#define TRUSTS 3
#define ERRNO_MOST 4095

static const Field fields[MESSAGE_KIND_COUNT][FIELDS_MOST] = {
    [MESSAGE_BEGIN] = {NUMBER(begin.version, 0, WHOLE),
                       NUMBER(begin.panel_px, LIMIT_PANEL_SIDE_MIN_PX, LIMIT_PANEL_SIDE_MAX_PX)},
    [MESSAGE_KEY] = {BYTES(key.bytes)},
    [MESSAGE_STAGE] = {NUMBER(stage.index, 0, LIMIT_STICK_PACKAGES - 1)},
    [MESSAGE_READY] = {NUMBER(ready.version, 0, WHOLE), NUMBER(ready.landlock, 0, 1)},
    [MESSAGE_FOUND] = {NUMBER(found.index, 0, LIMIT_STICK_PACKAGES - 1), NUMBER(found.folder, 0, 1),
                       NUMBER(found.mtime_s, 0, TIME_MOST), NUMBER(found.trust, 0, TRUSTS),
                       NUMBER(found.code, 0, ERR_CODE_COUNT - 1), NUMBER(found.bytes, 0, LIMIT_PACKAGE_BYTES),
                       NUMBER(found.files, 0, LIMIT_PACKAGE_FILES),
                       NUMBER(found.bundle_version, -WHOLE, WHOLE), TEXT(found.name), TEXT(found.id),
                       TEXT(found.title), TEXT(found.problem), TEXT(found.key_id)},
    [MESSAGE_LISTED] = {NUMBER(listed.count, 0, LIMIT_STICK_PACKAGES),
                        NUMBER(listed.left_out, 0, LIMIT_STICK_NAMES)},
    [MESSAGE_PROGRESS] = {NUMBER(progress.done, 0, LIMIT_PACKAGE_BYTES),
                          NUMBER(progress.bytes, 0, LIMIT_PACKAGE_BYTES)},
    [MESSAGE_FINDING] = {NUMBER(finding.severity, 0, 1), NUMBER(finding.line, 0, LINES_MOST),
                         NUMBER(finding.column, 0, LINES_MOST), TEXT(finding.file), TEXT(finding.pointer),
                         TEXT(finding.text)},
    [MESSAGE_STAGED] =
        {NUMBER(staged.slot, 1, UINT32_MAX), NUMBER(staged.trust, 0, TRUSTS),
         NUMBER(staged.bundle_version, -WHOLE, WHOLE), NUMBER(staged.bytes, 0, LIMIT_PACKAGE_BYTES),
         NUMBER(staged.files, 0, LIMIT_PACKAGE_FILES), NUMBER(staged.sessions, 0, LIMIT_LIST_ITEMS),
         NUMBER(staged.members, 0, LIMIT_LIST_ITEMS), NUMBER(staged.meetings, 0, LIMIT_LIST_ITEMS),
         NUMBER(staged.documents, 0, LIMIT_LIST_ITEMS), NUMBER(staged.languages, 0, LIMIT_LIST_ITEMS),
         NUMBER(staged.errors, 0, LINES_MOST), NUMBER(staged.warnings, 0, LINES_MOST), TEXT(staged.id),
         TEXT(staged.title), TEXT(staged.key_id), TEXT(staged.comment)},
    [MESSAGE_FAILED] = {NUMBER(failed.code, 1, ERR_CODE_COUNT - 1), NUMBER(failed.sys, 0, ERRNO_MOST),
                        TEXT(failed.sentence)},
    [MESSAGE_KEY_FOUND] = {BYTES(key_found.bytes), TEXT(key_found.name)},
};

// A number travels as eight bytes, a text as two bytes of length and itself, the least first.
static size_t write_number(unsigned char *out, uint64_t number, size_t size) {
    for (size_t i = 0; i < size; i++)
        out[i] = (unsigned char)(number >> 8 * i);
    return size;
}

static uint64_t read_number(const unsigned char *in, size_t size) {
    uint64_t number = 0;
    for (size_t i = size; i-- > 0;)
        number = number << 8 | in[i];
    return number;
}

static size_t write_field(const Field *field, const Message *message, unsigned char *out) {
    const char *from = (const char *)message + field->at;
    int64_t number = 0;
    size_t length = field->size;
    switch (field->kind) {
    case FIELD_NUMBER:
        memcpy(&number, from, sizeof number);
        return write_number(out, (uint64_t)number, sizeof number);
    case FIELD_TEXT:
        length = strnlen(from, field->size - 1);
        memcpy(out + write_number(out, length, 2), from, length);
        return length + 2;
    case FIELD_BYTES:
        memcpy(out, from, length);
        return length;
    }
    return 0;
}

size_t message_write(const Message *message, unsigned char bytes[MESSAGE_BYTES]) {
    size_t size = 0;
    bytes[size++] = (unsigned char)message->kind;
    for (const Field *field = fields[message->kind]; field->size; field++)
        size += write_field(field, message, bytes + size);
    return size;
}

static size_t letter_length(const unsigned char *text) {
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } forms[] = {{0x80, 0, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        if ((text[0] & forms[i].mask) != forms[i].lead) continue;
        uint32_t letter = text[0] & (unsigned char)~forms[i].mask;
        for (size_t at = 1; at <= i; at++) {
            if ((text[at] & 0xC0) != 0x80) return 0; // also at the text's end
            letter = letter << 6 | (text[at] & 0x3F);
        }
        bool half = letter >= 0xD800 && letter < 0xE000;
        return letter < forms[i].least || letter > 0x10FFFF || half ? 0 : i + 1;
    }
    return 0;
}

// What is no letter, and what a screen would obey, becomes "?". Where a text has a sign that turns text
// around all that is not ASCII does: a name like that is meant to deceive.
static void make_harmless(char *text) {
    unsigned char *to = (unsigned char *)text;
    for (const unsigned char *at = to; *at;) {
        size_t length = letter_length(at);
        if (length) memmove(to, at, length);
        if (!length || *to < 0x20 || *to == 0x7F) *to = '?';
        to += length ? length : 1;
        at += length ? length : 1;
    }
    *to = 0;
    if (!signs_find(text)) return;
    for (char *at = text; *at; at++)
        if ((unsigned char)*at >= 0x80) *at = '?';
}

void message_text(char *field, size_t size, const char *text) {
    size_t length = strnlen(text, size);
    if (length == size) {
        length--;
        while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memmove(field, text, length);
    field[length] = 0;
}

static bool nonsense(Err *err) {
    return err_set(err, ERR_READER, "what the other process says makes no sense");
}

typedef struct Bytes {
    const unsigned char *at;
    size_t left;
} Bytes;

static bool take(Bytes *bytes, size_t size, const unsigned char **ret_at) {
    if (bytes->left < size) return false;
    *ret_at = bytes->at;
    bytes->at += size;
    bytes->left -= size;
    return true;
}

static bool read_text(Bytes *bytes, const Field *field, char *to) {
    const unsigned char *from = NULL;
    if (!take(bytes, 2, &from)) return false;
    size_t length = (size_t)read_number(from, 2);
    if (length >= field->size || !take(bytes, length, &from) || memchr(from, 0, length)) return false;
    memcpy(to, from, length);
    to[length] = 0;
    make_harmless(to);
    return true;
}

static bool read_field(Bytes *bytes, const Field *field, Message *message) {
    char *to = (char *)message + field->at;
    const unsigned char *from = NULL;
    int64_t number = 0;
    switch (field->kind) {
    case FIELD_NUMBER:
        if (!take(bytes, sizeof number, &from)) return false;
        number = (int64_t)read_number(from, sizeof number);
        memcpy(to, &number, sizeof number);
        return number >= field->least && number <= field->most;
    case FIELD_TEXT:
        return read_text(bytes, field, to);
    case FIELD_BYTES:
        if (!take(bytes, field->size, &from)) return false;
        memcpy(to, from, field->size);
        return true;
    }
    return false;
}

bool message_read(const unsigned char *bytes, size_t size, Message *ret_message, Err *err) {
    Message message = {0};
    if (!size || size > MESSAGE_BYTES || !bytes[0] || bytes[0] >= MESSAGE_KIND_COUNT) return nonsense(err);
    Bytes rest = {bytes + 1, size - 1};
    message.kind = (MessageKind)bytes[0];
    for (const Field *field = fields[message.kind]; field->size; field++)
        if (!read_field(&rest, field, &message)) return nonsense(err);
    if (rest.left) return nonsense(err);
    *ret_message = message;
    return true;
}
