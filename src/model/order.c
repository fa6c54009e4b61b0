#include "model/order.h"

#include <stdlib.h>

static int compare_down(int a, int b) {
    return (a < b) - (a > b);
}

static int compare_meetings(const void *a, const void *b) {
    const Meeting *left = a, *right = b;
    // DAY_NONE is the least of all days.
    int order = compare_down(left->start, right->start);
    return order ? order : left->source.index - right->source.index;
}

static int compare_documents(const void *a, const void *b) {
    const Document *left = a, *right = b;
    int order = compare_down(left->year, right->year);
    return order ? order : left->source.index - right->source.index;
}

void meetings_sort(Meeting *meetings, size_t count) {
    if (count) qsort(meetings, count, sizeof *meetings, compare_meetings);
}

void documents_sort(Document *documents, size_t count) {
    if (count) qsort(documents, count, sizeof *documents, compare_documents);
}
