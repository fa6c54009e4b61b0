#include "err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct ErrText {
    const char *id;
    const char *advice;
} ErrText;

static const ErrText texts[] = {
    [ERR_NONE] = {"none", ""},
    [ERR_NO_MEMORY] = {"no-memory", "Restart the kiosk; if it comes back, the content is too large for it."},
    [ERR_IO] = {"io", "Check the card or stick, and its free space."},
    [ERR_NOT_FOUND] = {"not-found", "Check the name and that the file is there."},
    [ERR_TOO_LARGE] = {"too-large", "Make it smaller; the limits are listed in content/README.md."},
    [ERR_BAD_JSON] = {"bad-json", "Correct bundle.json at the place named."},
    [ERR_BAD_BUNDLE] = {"bad-bundle", "Run `balai check` on the folder and mend what it lists."},
    [ERR_NEW_FORMAT] = {"new-format",
                        "Update the program on this kiosk, or save the bundle in an older format."},
    [ERR_BAD_PICTURE] = {"bad-picture", "Save the picture again as PNG or JPEG."},
    [ERR_NO_FONT] = {"no-font", "Install the packages fonts-inter and fonts-noto-core."},
    [ERR_NO_DISPLAY] = {"no-display", "Check that a display is connected and switched on."},
    [ERR_USAGE] = {"usage", "See `balai --help`."},
    [ERR_BAD_RECORD] = {"bad-record", "Name a .ring file that lies beside a crash report."},
    [ERR_BAD_PACKAGE] = {"bad-package",
                         "Copy the content to the stick again, as a plain folder, or pack it anew."},
    [ERR_NOT_ALLOWED] = {"not-allowed",
                         "Take away or rename what is named, or pack the content's folder anew."},
    [ERR_CHANGED] = {"changed", "Pack the content anew, or ask the organisers for another copy."},
    [ERR_BAD_SIGNATURE] = {"bad-signature", "Do not use it; ask the organisers for another copy."},
    [ERR_BAD_KEY] =
        {"bad-key",
         "Name the key's file as `balai keygen` or minisign made it, and type its password again."},
    [ERR_NO_ROOM] = {"no-room", "Make room on the card, or make the content smaller."},
    [ERR_DAMAGED] = {"damaged", "Install the content again; if it comes back, replace the card."},
    [ERR_BUSY] = {"busy", "Wait until the other installation is over, and try again."},
    [ERR_UNTRUSTED] = {"untrusted", "If you know where it comes from, install it with --accept-unsigned."},
    [ERR_OLDER] = {"older", "If you want it all the same, install it with --accept-older, or roll back."},
    [ERR_READER] =
        {"reader",
         "Pull the stick out and put it in again; if it comes back, copy the content to another one."},
};
_Static_assert(COUNT_OF(texts) == ERR_CODE_COUNT, "every ErrCode has its texts");

PRINTF_LIKE(2, 0) static void set_message(Err *err, const char *format, va_list args) {
    vsnprintf(err->message, sizeof err->message, format, args);
}

bool err_set(Err *err, ErrCode code, const char *format, ...) {
    if (!err) return false;
    err->code = code;
    err->sys = 0;
    va_list args;
    va_start(args, format);
    set_message(err, format, args);
    va_end(args);
    return false;
}

bool err_set_errno(Err *err, int sys, const char *format, ...) {
    if (!err) return false;
    err->code = sys == ENOENT ? ERR_NOT_FOUND : ERR_IO;
    err->sys = sys;
    va_list args;
    va_start(args, format);
    set_message(err, format, args);
    va_end(args);
    size_t used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used, ": %s", strerror(sys));
    return false;
}

bool err_wrap(Err *err, const char *format, ...) {
    if (!err) return false;
    char inner[sizeof err->message];
    memcpy(inner, err->message, sizeof inner);
    va_list args;
    va_start(args, format);
    set_message(err, format, args);
    va_end(args);
    size_t used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used, ": %s", inner);
    return false;
}

const char *err_id(ErrCode code) {
    return (unsigned)code < ERR_CODE_COUNT ? texts[code].id : "unknown";
}

const char *err_advice(ErrCode code) {
    return (unsigned)code < ERR_CODE_COUNT ? texts[code].advice : "";
}
