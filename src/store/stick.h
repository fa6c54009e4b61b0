// The content on a stick: folders with a bundle.json, zips and packages, wherever they lie and whatever they
// are called.
#pragma once
#include "base/input.h"
#include "base/limits.h"
#include "store/source.h"

enum {
    STICK_PATH_SIZE = (LIMIT_STICK_DEPTH + 1) * 256
};

typedef struct StickPlace {
    char path[STICK_PATH_SIZE]; // from the stick's root; "" is the stick itself
    bool folder;                // else a file
    bool package;               // a .balai, which cannot be anything else
    int64_t mtime_ns;           // of the file, or of the folder's bundle.json
} StickPlace;

typedef struct StickPlaces {
    StickPlace items[LIMIT_STICK_CANDIDATES]; // newest first
    size_t count;
    size_t left_out; // older ones
} StickPlaces;

// Looks at names only. A folder with a bundle.json is not looked into. Folders that may not be read, and what
// Windows and macOS leave on sticks, are passed over. ERR_TOO_LARGE where there is too much on the stick to
// look through.
bool stick_find(const InputFolder *stick, StickPlaces *ret_places, Err *err) MUST_USE;

// stick outlives the source.
bool stick_open(const InputFolder *stick, const StickPlace *place, Source **ret_source, Err *err) MUST_USE;
