#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bundle_text.h"

void desk_open(Desk *desk, const char *content) {
    Err err = {0};
    *desk = (Desk){.bundle = bundle_with(content)};
    if (!search_index_build(desk->bundle, &desk->index, &err)) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    desk->search = search_create(desk->index);
    if (!desk->search) exit(1);
}

void desk_close(Desk *desk) {
    search_destroy(desk->search);
    search_index_destroy(desk->index);
    bundle_destroy(desk->bundle);
}

const char *desk_ask(Desk *desk, const char *text, const char *lang, int64_t now_s) {
    static char ids[512];
    const char *const chain[] = {lang, NULL};
    SearchQuery query = {text, now_s, chain, SEARCH_KIND_COUNT};
    desk->count = search_find(desk->search, &query, desk->hits, DESK_MOST);
    ids[0] = 0;
    for (size_t i = 0; i < desk->count && i < DESK_MOST; i++)
        snprintf(ids + strlen(ids), sizeof ids - strlen(ids), i ? " %s" : "%s", desk->hits[i].id);
    return ids;
}

const char *desk_marked(const SearchShown *shown) {
    static char text[512];
    size_t at = 0;
    text[0] = 0;
    if (!shown->string) return "nothing";
    for (size_t i = 0; i < shown->mark_count; i++) {
        SearchMark mark = shown->marks[i];
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s[%.*s]", (int)(mark.start - at),
                 shown->string + at, (int)mark.length, shown->string + mark.start);
        at = mark.start + mark.length;
    }
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s", shown->string + at);
    return text;
}
