// How the disk is that a folder lies on.
#pragma once
#include "base/storage.h"
#include "base/tree.h"

// Of folder, or where it is not there of the nearest folder above it. known is false where there is none.
StorageFacts os_storage(const char *folder, const Tree *tree);
