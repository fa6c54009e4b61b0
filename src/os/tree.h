// The machine's own small files, or those of another tree: a test's, or what was copied from a kiosk.
#pragma once
#include "base/tree.h"

typedef struct OsTree {
    Tree tree;
    char root[512]; // goes before every path; "" for the machine's own
} OsTree;

// tree must stay where it is while it is used. False where root is too long.
bool os_tree_init(OsTree *tree, const char *root, Err *err) MUST_USE;
