#include "model/lists.h"

#include <string.h>

static const char *id_of(const void *record) {
    return *(const char *const *)record;
}

static void say_taken(Load *load, JsonValue item, const char *id, const IdEntry *taken,
                      const Record *record) {
    const Source *source = taken->record && record->source_offset != NO_SOURCE
                               ? (const Source *)((const char *)taken->record + record->source_offset)
                               : NULL;
    if (source)
        load_error(load, json_get(item, "id"), "the id \"%s\" is taken by the %s of line %d; choose another",
                   id, record->noun, source->line);
    else
        load_error(load, json_get(item, "id"), "the id \"%s\" is taken already; choose another", id);
}

// Registers a record's id, also of one that is left out, so that links to it are not called dangling.
static bool take_id(Load *load, JsonValue item, const Items *items, void *record, bool sound) {
    if (items->list == NO_LIST || !id_of(record)) return sound;
    IdTable *table = &load->ids[items->list];
    const IdEntry *taken = ids_find(table, id_of(record));
    if (taken) {
        say_taken(load, item, id_of(record), taken, items->record);
        return false;
    }
    ids_put(table, id_of(record), sound ? record : NULL);
    return sound;
}

static bool read_item(Load *load, JsonValue item, int index, const Items *items, void *record) {
    size_t links = load->link_count, files = load->file_count;
    const Record *form = items->record;
    if (form->blank) memcpy(record, form->blank, form->size);
    if (form->source_offset != NO_SOURCE)
        *(Source *)slot_at(record, form->source_offset) = source_of(load, item, index);
    bool sound = read_record(load, item, form, record);
    if (take_id(load, item, items, record, sound)) return true;
    load->link_count = links;
    load->file_count = files;
    memset(record, 0, form->size);
    return false;
}

bool read_items(Load *load, JsonValue value, const Field *field, void *record) {
    const Items *items = field->more;
    if (json_type(value) != JSON_ARRAY) return load_wrong_type(load, value, "a list in brackets");
    size_t most = count_items(load, value), count = 0, size = items->record->size;
    char *array = arena_alloc_array(&load->bundle->arena, most, size);
    if (!array || (items->list != NO_LIST && !ids_init(&load->ids[items->list], most)))
        return load_no_memory(load);
    Standing outer = load->standing;
    JsonValue item = json_first(value);
    for (size_t i = 0; i < most && !load->out_of_memory; i++, item = json_next(item)) {
        if (items->pointer) load->standing = (Standing){items->pointer, (int)i};
        if (read_item(load, item, (int)i, items, array + count * size)) count++;
    }
    load->standing = outer;
    *(void **)slot_at(record, field->offset) = array;
    *(size_t *)slot_at(record, field->other_offset) = count;
    return true;
}
