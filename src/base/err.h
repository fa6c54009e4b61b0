// The one error type. A function that can fail returns bool, takes an Err last, and writes its outputs only
// on success.
#pragma once
#include <stdbool.h>
#include <stdarg.h>
#include "auto.h"

typedef enum ErrCode {
    ERR_NONE,
    ERR_NO_MEMORY,     // an allocation or an arena's limit
    ERR_IO,            // the operating system said no; sys holds errno
    ERR_NOT_FOUND,     // a file, folder, screen or id that is not there
    ERR_TOO_LARGE,     // over a figure of limits.h
    ERR_BAD_JSON,      // not JSON to the letter of RFC 8259
    ERR_BAD_BUNDLE,    // JSON, but not a bundle that can be shown
    ERR_NEW_FORMAT,    // a bundle of a newer format than this program reads
    ERR_BAD_PICTURE,   // a picture that cannot be decoded
    ERR_NO_FONT,       // no font file that draws Latin letters
    ERR_NO_DISPLAY,    // no window or screen to draw on
    ERR_USAGE,         // a wrong command line
    ERR_BAD_RECORD,    // not a flight recorder's file
    ERR_BAD_PACKAGE,   // a package or zip that is damaged
    ERR_NOT_ALLOWED,   // names, links, twins or ways of packing that no content has
    ERR_CHANGED,       // a package in which a file is another one than its list says
    ERR_BAD_SIGNATURE, // a signature that is not its key's, or none at all
    ERR_BAD_KEY,       // not a key of minisign's, or its password is another
    ERR_NO_ROOM,       // a card that is too full for what is to be written
    ERR_DAMAGED,       // something kept whose size or hash is another one than when it was written
    ERR_BUSY,          // another process is at it
    ERR_UNTRUSTED,     // content that nobody signed, or an unknown key; an operator may take it
    ERR_OLDER,         // content older than what is shown; an operator may take it
    ERR_READER,        // the process that reads a stick crashed, hangs, or talks nonsense
    ERR_CODE_COUNT
} ErrCode;

typedef struct Err {
    ErrCode code;
    int sys; // errno of ERR_IO, else 0
    char message[512];
} Err;

// Fills err (which may be NULL) and returns false, so that `return err_set(...)` reads well.
bool err_set(Err *err, ErrCode code, const char *format, ...) PRINTF_LIKE(3, 4);

// As err_set with ERR_IO (ERR_NOT_FOUND for ENOENT), errno's number and its text behind the message.
bool err_set_errno(Err *err, int sys, const char *format, ...) PRINTF_LIKE(3, 4);

// Puts "context: " before the message while the error goes up. Returns false.
bool err_wrap(Err *err, const char *format, ...) PRINTF_LIKE(2, 3);

// The stable name of a code for logs ("bad-bundle"), and what a person is told to do about it.
const char *err_id(ErrCode code);
const char *err_advice(ErrCode code);
