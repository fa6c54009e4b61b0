// The order in which lists stand in a bundle, whatever order its file has.
#pragma once
#include "model/bundle.h"

// By start, newest first; without a date last; else as in the file.
void meetings_sort(Meeting *meetings, size_t count);
// By year, newest first; without a year last; else as in the file.
void documents_sort(Document *documents, size_t count);
