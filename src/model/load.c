#include "model/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "json/json.h"
#include "model/agenda_sheet.h"
#include "model/attract.h"
#include "model/found.h"
#include "model/index.h"
#include "model/links.h"
#include "model/order.h"
#include "model/records.h"
#include "model/sessions.h"
#include "model/venue.h"

enum {
    FORMAT = 1 // of bundles that this program reads
};

static const char bundle_file[] = "bundle.json";

static void load_finish(Load *load) {
    for (size_t i = 0; i < COUNT_OF(load->ids); i++)
        ids_finish(&load->ids[i]);
    agenda_sheet_finish(load);
    free(load->links);
    free(load->files);
}

// Looked at before all else, as a newer format may have any keys.
static bool check_format(Load *load, JsonValue root, Err *err) {
    JsonValue format = json_get(root, "format");
    long long number = 0;
    if (json_type(root) != JSON_OBJECT) {
        load_wrong_type(load, root, "an object in braces");
        return err_set(err, ERR_BAD_BUNDLE, "%s is a JSON file but not a bundle", bundle_file);
    }
    if (!json_type(format)) return true; // read_record says so
    if (!json_integer(format, &number) || number < 1) {
        load_error(load, format, "the format is a whole number; this program reads format %d", FORMAT);
        return err_set(err, ERR_BAD_BUNDLE, "%s does not say its format as a number", bundle_file);
    }
    if (number == FORMAT) return true;
    load_error(load, format,
               "format %lld is newer than this program, which reads format %d; update the program", number,
               FORMAT);
    return err_set(err, ERR_NEW_FORMAT, "%s has format %lld, which is newer than this program (format %d)",
                   bundle_file, number, FORMAT);
}

static void cut_parent(Load *load, Group *group) {
    char pointer[POINTER_BYTES];
    snprintf(pointer, sizeof pointer, "/groups/%d/parent", group->source.index);
    if (group->parent == group->id)
        FOUND(load->findings, FINDING_ERROR, group->source, pointer,
              "the group is its own parent; name the group above it, or none");
    else
        FOUND(load->findings, FINDING_ERROR, group->source, pointer,
              "the group \"%s\" stands above and below \"%s\"; correct a parent", group->parent, group->id);
    group->parent = NULL;
}

// Cuts rings of parents, so that whoever walks up arrives. Each walk ends where an earlier one has been.
static void cut_rings(Load *load) {
    size_t count = load->bundle->group_count;
    Group *groups = (Group *)(uintptr_t)load->bundle->groups;
    AUTO_FREE size_t *walks = calloc(count + 1, sizeof *walks);
    if (!walks) {
        load_no_memory(load);
        return;
    }
    for (size_t i = 0, at = 0; i < count; at = ++i) {
        while (!walks[at]) {
            walks[at] = i + 1;
            const IdEntry *parent =
                groups[at].parent ? ids_find(&load->ids[LIST_GROUPS], groups[at].parent) : NULL;
            if (!parent) break;
            size_t above = (size_t)((const Group *)parent->record - groups);
            if (walks[above] == i + 1) cut_parent(load, &groups[at]);
            at = above;
        }
    }
}

static bool keep_files(Load *load) {
    Bundle *bundle = load->bundle;
    FileUse *files = ARENA_NEW(&bundle->arena, FileUse, load->file_count);
    if (!files) return load_no_memory(load);
    if (load->file_count) memcpy(files, load->files, load->file_count * sizeof *files);
    bundle->files = files;
    bundle->file_count = load->file_count;
    return true;
}

// From the document to the bundle. The reason of a failure is the first error among the findings from
// *blamed on.
static bool build(Load *load, JsonValue root, size_t *blamed) {
    Bundle *bundle = load->bundle;
    for (int kind = 0; kind < MEMBER_KIND_COUNT; kind++)
        bundle->declared[kind] = -1;
    bool sound = read_record(load, root, &root_record, bundle);
    size_t before = load->findings->count;
    if (load->sheet.text && !agenda_sheet_read(load)) {
        // Errors in bundle.json alone would not have stopped it.
        if (sound) *blamed = before;
        sound = false;
    }
    if (!load->out_of_memory) links_resolve(load);
    if (!load->out_of_memory) cut_rings(load);
    attract_default(load);
    if (!sound || load->out_of_memory || !keep_files(load)) return false;
    sessions_sort((Session *)(uintptr_t)bundle->sessions, bundle->session_count);
    meetings_sort((Meeting *)(uintptr_t)bundle->meetings, bundle->meeting_count);
    documents_sort((Document *)(uintptr_t)bundle->documents, bundle->document_count);
    return (venue_create(bundle) || load_no_memory(load)) &&
           (index_create(bundle, load->ids) || load_no_memory(load));
}

static bool say_why(const Load *load, size_t blamed, Err *err) {
    if (load->out_of_memory)
        return err_set(err, ERR_NO_MEMORY, "%s does not fit into the memory that a bundle may take",
                       bundle_file);
    for (size_t i = blamed; i < load->findings->count; i++) {
        const Finding *finding = &load->findings->items[i];
        if (finding->severity != FINDING_ERROR) continue;
        const char *colon = *finding->pointer ? ": " : "";
        return err_set(err, ERR_BAD_BUNDLE, "%s:%d:%d: %s%s%s", finding->file, finding->line, finding->column,
                       finding->pointer, colon, finding->message);
    }
    return err_set(err, ERR_BAD_BUNDLE, "%s has errors", bundle_file);
}

// Takes the sheet's text.
static bool build_from(const JsonDoc *doc, AgendaSheet sheet, Bundle *bundle, Findings *findings, Err *err) {
    Load load = {.bundle = bundle, .findings = findings, .standing = {"", -1}, .sheet = sheet};
    size_t blamed = findings->count;
    bool sound = check_format(&load, json_root(doc), err);
    if (sound && !build(&load, json_root(doc), &blamed)) sound = say_why(&load, blamed, err);
    load_finish(&load);
    return sound;
}

static uint64_t text_hash(const char *text, size_t size) {
    uint64_t hash = hash_int(HASH_START, (int64_t)size), word = 0;
    size_t at = 0;
    for (; at + sizeof word <= size; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        hash = hash_int(hash, (int64_t)word);
    }
    return hash_bytes(hash, text + at, size - at);
}

static bool read_in(const Fs *fs, const char *folder, const char *name, size_t most, char **ret_text,
                    size_t *ret_size, Err *err) {
    size_t path_size = strlen(folder) + strlen(name) + 2;
    AUTO_FREE char *path = malloc(path_size);
    if (!path) return err_set(err, ERR_NO_MEMORY, "no memory for a path");
    snprintf(path, path_size, "%s/%s", folder, name);
    return fs->read_file(fs->ctx, path, most, ret_text, ret_size, err);
}

// agenda.csv, which need not be there; where it is it must be readable, as nothing else is the agenda then.
static bool read_sheet(const Fs *fs, const char *folder, Findings *findings, AgendaSheet *ret_sheet,
                       uint64_t *hash, Err *err) {
    Err own = {0};
    AgendaSheet sheet = {0};
    const char *agenda_file = source_file((Source){.file = SOURCE_AGENDA});
    if (read_in(fs, folder, agenda_file, LIMIT_AGENDA_CSV_BYTES, &sheet.text, &sheet.size, &own)) {
        *hash = hash_int(*hash, (int64_t)text_hash(sheet.text, sheet.size));
        *ret_sheet = sheet;
        return true;
    }
    if (own.code == ERR_NOT_FOUND) return true;
    findings_add(findings, FINDING_ERROR, agenda_file, 0, 0, "", "%s", own.message);
    if (err) *err = own;
    return false;
}

// The file as a document; its text is freed before the model is built, as both are large.
static bool read_document(const Fs *fs, const char *folder, Findings *findings, JsonDoc **ret_doc,
                          uint64_t *ret_hash, Err *err) {
    size_t size = 0;
    AUTO_FREE char *text = NULL;
    if (!read_in(fs, folder, bundle_file, LIMIT_BUNDLE_JSON_BYTES, &text, &size, err)) {
        findings_add(findings, FINDING_ERROR, bundle_file, 0, 0, "", "%s; %s", err->message,
                     "the folder of a bundle holds a file bundle.json");
        return false;
    }
    JsonPlace place;
    *ret_hash = text_hash(text, size);
    if (json_parse(text, size, ret_doc, &place, err)) return true;
    findings_add(findings, FINDING_ERROR, bundle_file, place.line, place.column, "", "%s", err->message);
    return err_wrap(err, "%s:%d:%d", bundle_file, place.line, place.column);
}

static bool load_into(const Fs *fs, const char *folder, Findings *findings, Bundle *bundle, Err *err) {
    JsonDoc *doc = NULL;
    AgendaSheet sheet = {0};
    arena_init(&bundle->arena, LIMIT_BUNDLE_ARENA_BYTES);
    bundle->folder = arena_str(&bundle->arena, folder);
    if (!bundle->folder) return err_set(err, ERR_NO_MEMORY, "no memory for a path");
    if (!read_document(fs, folder, findings, &doc, &bundle->hash, err)) return false;
    bool sound = read_sheet(fs, folder, findings, &sheet, &bundle->hash, err) &&
                 build_from(doc, sheet, bundle, findings, err);
    json_destroy(doc);
    return sound;
}

bool bundle_load(const Fs *fs, const char *folder, Findings *findings, Bundle **ret_bundle, Err *err) {
    Err own_err = {0};
    Findings own_findings;
    findings_init(&own_findings);
    if (!err) err = &own_err;
    Bundle *bundle = calloc(1, sizeof *bundle);
    bool sound = bundle ? load_into(fs, folder, findings ? findings : &own_findings, bundle, err)
                        : err_set(err, ERR_NO_MEMORY, "no memory for a bundle");
    if (findings) findings_sort(findings);
    findings_finish(&own_findings);
    if (sound)
        *ret_bundle = bundle;
    else
        bundle_destroy(bundle);
    return sound;
}
