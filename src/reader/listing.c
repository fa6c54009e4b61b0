#include "reader/listing.h"

#include <stdlib.h>
#include <string.h>
#include "json/json.h"
#include "store/package.h"

static const char bundle_file[] = "bundle.json";

// A text in one language, or the first of several: the event's own is decided when the bundle is read.
static const char *text_of(JsonValue value) {
    const char *text = json_string(json_type(value) == JSON_OBJECT ? json_first(value) : value);
    return text ? text : "";
}

// Only to be told by: what does not read is said when it is staged.
static void describe_bundle(Source *source, MessageFound *found) {
    AUTO_FREE char *text = NULL;
    size_t at = source_find(source, bundle_file), size = 0;
    JsonDoc *doc = NULL;
    long long version = 0;
    if (at == SOURCE_NONE || !source_read_whole(source, at, LIMIT_STICK_TITLE_BYTES, &text, &size, NULL) ||
        !json_parse(text, size, &doc, NULL, NULL))
        return;
    JsonValue root = json_root(doc);
    message_text(found->title, sizeof found->title, text_of(json_get(json_get(root, "event"), "title")));
    message_text(found->id, sizeof found->id, text_of(json_get(root, "id")));
    if (json_integer(json_get(root, "version"), &version)) found->bundle_version = version;
    json_destroy(doc);
}

static void describe(const Package *package, MessageFound *found) {
    describe_bundle(package->source, found);
    found->bytes = source_bytes(package->source);
    found->files = (int64_t)source_count(package->source);
    found->trust = package->trust;
    message_text(found->key_id, sizeof found->key_id, package->key_id);
    if (!package->manifest) return;
    message_text(found->id, sizeof found->id, package->manifest->id);
    found->bundle_version = package->manifest->version;
}

static void describe_problem(const Err *err, MessageFound *found) {
    found->code = err->code;
    message_text(found->problem, sizeof found->problem, err->message);
}

static void look_at(Listing *listing, const InputFolder *stick, const StickPlace *place,
                    const PublicKey *keys, size_t key_count) {
    Source *source = NULL;
    Package package = {0};
    Err problem = {0};
    MessageFound found = {.folder = place->folder, .mtime_s = place->mtime_ns / 1000000000};
    if (found.mtime_s < 0) found.mtime_s = 0;
    bool opened = stick_open(stick, place, &source, &problem);
    bool foreign = !opened && problem.code == ERR_NOT_FOUND && !place->folder && !place->package;
    if (foreign) return;
    if (opened && package_open(source, keys, key_count, &package, &problem))
        describe(&package, &found);
    else
        describe_problem(&problem, &found);
    package_close(&package);
    message_text(found.name, sizeof found.name, *place->path ? place->path : ".");
    listing->items[listing->count++] = (ListingItem){*place, found};
}

// The newest first. What was copied in one go has times a moment apart, in any order, and FAT counts in steps
// of two seconds: there the higher version is the newer.
static int by_age(const void *left, const void *right) {
    const MessageFound *a = &((const ListingItem *)left)->found, *b = &((const ListingItem *)right)->found;
    int64_t age_a = a->mtime_s / 2, age_b = b->mtime_s / 2;
    if (age_a != age_b) return age_a > age_b ? -1 : 1;
    if (a->bundle_version != b->bundle_version) return a->bundle_version > b->bundle_version ? -1 : 1;
    return strcmp(a->name, b->name);
}

bool listing_fill(Listing *listing, const InputFolder *stick, const PublicKey *keys, size_t key_count,
                  Err *err) {
    AUTO_FREE StickPlaces *places = malloc(sizeof *places);
    if (!places) return err_set(err, ERR_NO_MEMORY, "no memory to look through the stick");
    *listing = (Listing){0};
    if (!stick_find(stick, places, err)) return false;
    size_t at = 0;
    for (; at < places->count && listing->count < LIMIT_STICK_PACKAGES; at++)
        look_at(listing, stick, &places->items[at], keys, key_count);
    qsort(listing->items, listing->count, sizeof *listing->items, by_age);
    listing->left_out = places->left_out + places->count - at;
    return true;
}
