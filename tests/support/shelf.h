// Content as a folder in memory, to be installed: a small bundle of a version, with a picture and a text.
#pragma once
#include "store/package.h"

typedef struct ShelfFile {
    const char *name;
    char *data;
    size_t size;
} ShelfFile;

enum {
    SHELF_FILES = 3
};

typedef struct Shelf {
    ShelfFile files[SHELF_FILES]; // bundle.json, images/plan.png, images/notes/words.txt
} Shelf;

// Version's files; all of them differ from version to version, in bytes and in length.
void shelf_init(Shelf *shelf, int version);
void shelf_finish(Shelf *shelf);
// An unsigned package of it. Ends the program where that fails.
void shelf_package(const Shelf *shelf, Package *ret_package);
