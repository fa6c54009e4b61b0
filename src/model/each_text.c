#include "model/each_text.h"

#include <stdio.h>
#include "model/agenda_sheet.h"
#include "model/event.h"
#include "model/found.h"
#include "model/lists.h"
#include "model/records.h"
#include "model/texts.h"
#include "model/values.h"

typedef struct Walk {
    const Bundle *bundle;
    void (*seen)(void *ctx, const BundleText *text);
    void *ctx;
    Source source;
} Walk;

static const void *part_of(const void *record, size_t offset) {
    return (const char *)record + offset;
}

static void walk_text(const Walk *walk, const Text *text, const char *pointer, bool by_language) {
    for (size_t i = 0; i < text->count; i++) {
        const TextVariant *variant = &text->variants[i];
        char inner[POINTER_BYTES * 2];
        snprintf(inner, sizeof inner, "%s/%s", pointer, variant->lang);
        // One variant may have been a plain string, which has nothing below it.
        const char *place = by_language || text->count > 1 ? inner : pointer;
        walk->seen(walk->ctx, &(BundleText){place, walk->source, variant->lang, variant->string});
    }
}

static void walk_string(const Walk *walk, const char *string, const char *pointer) {
    if (string)
        walk->seen(walk->ctx, &(BundleText){pointer, walk->source, walk->bundle->languages.ids[0], string});
}

static void walk_lines(const Walk *walk, const Text *lines, size_t count, const char *pointer) {
    for (size_t i = 0; i < count; i++) {
        char inner[POINTER_BYTES];
        snprintf(inner, sizeof inner, "%.100s/%zu", pointer, i);
        walk_text(walk, &lines[i], inner, false);
    }
}

static void walk_record(const Walk *walk, const Record *form, const void *record, const char *pointer);

static void walk_items(const Walk *walk, const Items *items, const char *array, size_t count,
                       const char *pointer) {
    const Record *form = items->record;
    for (size_t i = 0; i < count; i++, array += form->size) {
        Walk inner = *walk;
        int place = (int)i;
        if (form->source_offset != NO_SOURCE) {
            inner.source = *(const Source *)part_of(array, form->source_offset);
            place = inner.source.index;
        }
        char below[POINTER_BYTES] = "";
        if (inner.source.file == SOURCE_BUNDLE) snprintf(below, sizeof below, "%.100s/%d", pointer, place);
        walk_record(&inner, form, array, below);
    }
}

// The tables by which a record is read say where its texts are.
static void walk_field(const Walk *walk, const Field *field, const void *record, const char *pointer) {
    const void *slot = part_of(record, field->offset);
    const size_t *count = part_of(record, field->other_offset);
    if (field->read == read_title || field->read == read_body)
        walk_text(walk, slot, pointer, false);
    else if (field->read == read_endonyms)
        walk_text(walk, slot, pointer, true);
    else if (field->read == read_string || field->read == read_url)
        walk_string(walk, *(const char *const *)slot, pointer);
    else if (field->read == read_text_lines)
        walk_lines(walk, *(const Text *const *)slot, *count, pointer);
    else if (field->read == read_items || field->read == read_agenda)
        walk_items(walk, field->more, *(const char *const *)slot, *count, pointer);
    else if (field->read == read_event)
        walk_record(&(Walk){walk->bundle, walk->seen, walk->ctx, walk->bundle->event.source}, field->more,
                    slot, pointer);
}

static void walk_record(const Walk *walk, const Record *form, const void *record, const char *pointer) {
    for (size_t i = 0; i < form->field_count; i++) {
        char inner[POINTER_BYTES];
        snprintf(inner, sizeof inner, "%.100s/%s", pointer, form->fields[i].key);
        walk_field(walk, &form->fields[i], record, inner);
    }
}

void bundle_each_text(const Bundle *bundle, void (*seen)(void *ctx, const BundleText *text), void *ctx) {
    walk_record(&(Walk){.bundle = bundle, .seen = seen, .ctx = ctx}, &root_record, bundle, "");
}
