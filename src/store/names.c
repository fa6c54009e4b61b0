#include "names.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include "base/limits.h"
#include "base/signs.h"

enum {
    COMPONENT_BYTES = 255, // what Linux, Windows and macOS take for one name
    // In UTF-16, decomposed: names are checked to be shorter before they come here.
    UNITS = 4 * LIMIT_FILE_NAME_BYTES
};

const char *name_show(const char *name, char shown[NAME_SHOWN_SIZE]) {
    bool plain = signs_find(name) == 0;
    size_t at = 0;
    for (; *name && at < NAME_SHOWN_SIZE - 4; name++) {
        unsigned char c = (unsigned char)*name;
        shown[at++] = c < 0x20 || c == 0x7f || (c >= 0x80 && !plain) ? '?' : *name;
    }
    if (*name) {
        // Not in the middle of a letter.
        while (at && ((unsigned char)shown[at - 1] & 0xC0) == 0x80)
            at--;
        if (at && (unsigned char)shown[at - 1] >= 0xC0) at--;
        memcpy(shown + at, "...", 3);
        at += 3;
    }
    shown[at] = 0;
    return shown;
}

static bool is_component(const char *component, size_t length, const char *name) {
    return strlen(name) == length && !strncasecmp(component, name, length);
}

// What systems put on sticks and into folders. The last row is an ext4 stick's, and readable by root alone.
static bool is_left_behind(const char *component, size_t length) {
    static const char *const names[] = {".DS_Store",   "__MACOSX",        "Thumbs.db",
                                        "desktop.ini", ".Spotlight-V100", "System Volume Information",
                                        ".fseventsd",  ".TemporaryItems", "$RECYCLE.BIN",
                                        "lost+found"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (is_component(component, length, names[i])) return true;
    return (length > 2 && !strncmp(component, "._", 2)) || (length >= 6 && !strncmp(component, ".Trash", 6));
}

bool name_is_ignored(const char *name) {
    while (*name) {
        size_t length = strcspn(name, "/");
        if (is_left_behind(name, length)) return true;
        name += length + (name[length] == '/');
    }
    return false;
}

static bool refuse(Err *err, const char *name, const char *why) {
    char shown[NAME_SHOWN_SIZE];
    return err_set(err, ERR_NOT_ALLOWED, "the file \"%s\" in it may not be taken: %s", name_show(name, shown),
                   why);
}

// CON, NUL, COM1 and so on are devices to Windows, with any ending.
static bool is_device(const char *component, size_t length) {
    static const char *const names[] = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    size_t stem = 0;
    while (stem < length && component[stem] != '.')
        stem++;
    while (stem && component[stem - 1] == ' ')
        stem--;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (is_component(component, stem, names[i])) return true;
    bool port = stem > 3 && (!strncasecmp(component, "COM", 3) || !strncasecmp(component, "LPT", 3));
    if (!port) return false;
    const char *number = component + 3;
    bool digit = stem == 4 && *number >= '1' && *number <= '9';
    // COM¹ is one, too.
    bool raised = stem == 5 && (!strncmp(number, "\xC2\xB9", 2) || !strncmp(number, "\xC2\xB2", 2) ||
                                !strncmp(number, "\xC2\xB3", 2));
    return digit || raised;
}

static const char *why_not_component(const char *component, size_t length) {
    if (!length) return "two / follow each other in it, or it ends with one";
    if (length == 2 && !strncmp(component, "..", 2)) return "it leads out of the folder";
    if (length == 1 && *component == '.') return "\".\" is no name";
    if (length > COMPONENT_BYTES) return "its name is too long";
    if (component[length - 1] == '.' || component[length - 1] == ' ')
        return "Windows takes no name that ends with a dot or a space";
    if (is_device(component, length)) return "its name is that of a device on Windows";
    return NULL;
}

static const char *why_not_path(const char *name) {
    bool letter = (*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z');
    if (!*name) return "it has no name";
    if (*name == '/') return "it leads out of the folder (its name begins with /)";
    if (letter && name[1] == ':') return "it leads out of the folder (its name begins with a drive)";
    if (strchr(name, '\\')) return "there is a \\ in its name";
    for (const char *at = name; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f) return "there is a control character in its name";
    if (signs_find(name)) return "there is a sign in its name that turns text around";
    if (name[strcspn(name, "<>:\"|?*")]) return "Windows takes no name with < > : \" | ? or *";
    return NULL;
}

static const char *why_not(const char *name) {
    const char *why = why_not_path(name);
    while (!why) {
        size_t length = strcspn(name, "/");
        why = why_not_component(name, length);
        if (!name[length]) break;
        name += length + 1;
    }
    return why;
}

static bool fits(const char *name, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    int depth = 0;
    for (const char *at = name; *at; at++)
        depth += *at == '/';
    if (strlen(name) > LIMIT_FILE_NAME_BYTES)
        return err_set(err, ERR_TOO_LARGE, "the name \"%s\" in it has %zu bytes, more than %d",
                       name_show(name, shown), strlen(name), LIMIT_FILE_NAME_BYTES);
    if (depth > LIMIT_PACKAGE_DEPTH)
        return err_set(err, ERR_TOO_LARGE, "the file \"%s\" in it is %d folders deep, more than %d",
                       name_show(name, shown), depth, LIMIT_PACKAGE_DEPTH);
    return true;
}

static bool to_nfc(UChar *units, int32_t *length) {
    UErrorCode code = U_ZERO_ERROR;
    UChar composed[UNITS];
    *length = unorm2_normalize(unorm2_getNFCInstance(&code), units, *length, composed, UNITS, &code);
    if (U_FAILURE(code) || *length >= UNITS) return false;
    memcpy(units, composed, (size_t)*length * sizeof *units);
    return true;
}

// The name in NFC, its case folded where that is asked for.
static bool transform(const char *name, bool fold, char **ret_text, Err *err) {
    UErrorCode code = U_ZERO_ERROR;
    UChar units[UNITS], folded[UNITS];
    int32_t length = 0, bytes = 0;
    u_strFromUTF8(units, UNITS, &length, name, -1, &code);
    if (code == U_INVALID_CHAR_FOUND) return refuse(err, name, "its name is not UTF-8");
    if (U_FAILURE(code) || !to_nfc(units, &length)) return refuse(err, name, "its name cannot be read");
    if (fold) {
        length = u_strFoldCase(folded, UNITS, units, length, U_FOLD_CASE_DEFAULT, &code);
        if (U_FAILURE(code) || length >= UNITS) return refuse(err, name, "its name cannot be read");
        memcpy(units, folded, (size_t)length * sizeof *units);
        if (!to_nfc(units, &length)) return refuse(err, name, "its name cannot be read");
    }
    AUTO_FREE char *text = malloc(3 * UNITS + 1);
    if (!text) return err_set(err, ERR_NO_MEMORY, "no memory for a name");
    u_strToUTF8(text, 3 * UNITS + 1, &bytes, units, length, &code);
    if (U_FAILURE(code)) return refuse(err, name, "its name cannot be read");
    *ret_text = STEAL(text);
    return true;
}

bool name_take(const char *name, char **ret_name, Err *err) {
    const char *why = why_not(name);
    if (why) return refuse(err, name, why);
    AUTO_FREE char *taken = NULL;
    if (!fits(name, err) || !transform(name, false, &taken, err) || !fits(taken, err)) return false;
    *ret_name = STEAL(taken);
    return true;
}

bool name_key(const char *name, char **ret_key, Err *err) {
    return transform(name, true, ret_key, err);
}
