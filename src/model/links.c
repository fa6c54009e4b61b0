#include "model/links.h"

#include <string.h>
#include "model/nearest.h"
#include "model/values.h"

typedef enum LinkShape {
    LINK_ID,
    LINK_RECORD,
    LINK_IDS
} LinkShape;

typedef struct Link {
    JsonValue value;
    void *slot;
    int lists;
    LinkShape shape;
} Link;

// What a list's records are called, and where they stand.
typedef struct ListName {
    const char *noun, *pointer;
} ListName;

static const ListName list_names[] = {
    [LIST_ROOMS] = {"room", "/rooms"},          [LIST_PLACES] = {"place", "/places"},
    [LIST_TRACKS] = {"track", "/tracks"},       [LIST_ROLES] = {"role", "/roles"},
    [LIST_MEMBERS] = {"member", "/members"},    [LIST_GROUPS] = {"group", "/groups"},
    [LIST_MEETINGS] = {"meeting", "/meetings"}, [LIST_DOCUMENTS] = {"document", "/documents"},
    [LIST_ABOUT] = {"about page", "/about"},    [LIST_CONTACTS] = {"contact", "/contacts"},
    [LIST_NOTICES] = {"notice", "/notices"},    [LIST_AGENDA] = {"session", "/agenda"},
};
_Static_assert(COUNT_OF(list_names) == LIST_COUNT, "every list has its name");

static bool add_link(Load *load, Link link) {
    if (load->link_count == load->link_capacity) {
        size_t capacity = load->link_capacity ? load->link_capacity * 2 : 256;
        Link *links = realloc(load->links, capacity * sizeof *links);
        if (!links) return load_no_memory(load);
        load->links = links;
        load->link_capacity = capacity;
    }
    load->links[load->link_count++] = link;
    return true;
}

bool read_link_id(Load *load, JsonValue value, const Field *field, void *record) {
    if (!value_string(load, value)) return false;
    return add_link(load, (Link){value, slot_at(record, field->offset), field->low, LINK_ID});
}

bool read_link_record(Load *load, JsonValue value, const Field *field, void *record) {
    if (!value_string(load, value)) return false;
    return add_link(load, (Link){value, slot_at(record, field->offset), field->low, LINK_RECORD});
}

bool links_add_ids(Load *load, JsonValue value, int lists, IdList *slot) {
    if (json_type(value) != JSON_ARRAY) return load_wrong_type(load, value, "a list of ids in brackets");
    return add_link(load, (Link){value, slot, lists, LINK_IDS});
}

bool read_link_ids(Load *load, JsonValue value, const Field *field, void *record) {
    return links_add_ids(load, value, field->low, slot_at(record, field->offset));
}

static IdEntry *find_entry(const Load *load, int lists, const char *id) {
    for (int list = 0; list < LIST_COUNT; list++) {
        if (!(lists & LINK_TO(list))) continue;
        IdEntry *entry = ids_find(&load->ids[list], id);
        if (entry) return entry;
    }
    return NULL;
}

// Comparing with every id of a long list, for every finding, would take seconds.
static const char *nearest_id(const Load *load, int lists, const char *id) {
    enum {
        FEW = 1024
    };
    Nearest nearest = nearest_start(id);
    for (int list = 0; list < LIST_COUNT; list++) {
        const IdTable *table = &load->ids[list];
        if (!(lists & LINK_TO(list)) || table->capacity > FEW) continue;
        for (size_t i = 0; i < table->capacity; i++)
            if (table->entries[i].record) nearest_try(&nearest, table->entries[i].id);
    }
    return nearest.best;
}

static void say_dangling(Load *load, JsonValue value, int lists, const char *id) {
    int list = 0;
    while (!(lists & LINK_TO(list)))
        list++;
    const char *nearest = findings_full(load->findings) ? NULL : nearest_id(load, lists, id);
    if (nearest)
        load_error(load, value, "there is no %s \"%.64s\"; did you mean \"%s\"?", list_names[list].noun, id,
                   nearest);
    else
        load_error(load, value, "there is no %s \"%.64s\"; add it to %s or correct the id",
                   list_names[list].noun, id, list_names[list].pointer);
}

// The entry of value's id; NULL where there is none (with a finding) or where its record was left out (which
// has its findings already).
static IdEntry *resolve_value(Load *load, JsonValue value, int lists) {
    const char *id = value_string(load, value);
    if (!id) return NULL;
    IdEntry *entry = find_entry(load, lists, id);
    if (!entry) say_dangling(load, value, lists, id);
    return entry && entry->record ? entry : NULL;
}

static void resolve_id(Load *load, const Link *link) {
    const char *text = json_string(link->value);
    if (link->lists & LINK_OR_COUNTRY && value_is_country(text)) {
        *(const char **)link->slot = arena_str(&load->bundle->arena, text);
        if (!*(const char **)link->slot) load_no_memory(load);
        return;
    }
    const IdEntry *entry = resolve_value(load, link->value, link->lists);
    *(const char **)link->slot = entry ? entry->id : NULL;
}

static void resolve_ids(Load *load, const Link *link, size_t mark) {
    size_t most = count_items(load, link->value), count = 0;
    const char **ids = ARENA_NEW(&load->bundle->arena, const char *, most);
    if (!ids) {
        load_no_memory(load);
        return;
    }
    JsonValue item = json_first(link->value);
    for (size_t i = 0; i < most; i++, item = json_next(item)) {
        IdEntry *entry = resolve_value(load, item, link->lists);
        if (entry && entry->mark == mark)
            load_warning(load, item, "\"%s\" stands in this list already; remove it", entry->id);
        if (!entry || entry->mark == mark) continue;
        entry->mark = mark;
        ids[count++] = entry->id;
    }
    *(IdList *)link->slot = (IdList){ids, count};
}

void links_resolve(Load *load) {
    for (size_t i = 0; i < load->link_count && !load->out_of_memory; i++) {
        const Link *link = &load->links[i];
        const IdEntry *entry = NULL;
        switch (link->shape) {
        case LINK_ID:
            resolve_id(load, link);
            break;
        case LINK_RECORD:
            entry = resolve_value(load, link->value, link->lists);
            *(const void **)link->slot = entry ? entry->record : NULL;
            break;
        case LINK_IDS:
            resolve_ids(load, link, i + 1);
            break;
        }
    }
}
