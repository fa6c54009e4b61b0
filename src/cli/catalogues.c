#include "cli/catalogues.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "json/json.h"
#include "os/fs.h"
#include "os/paths.h"
#include "text/messages.h"

enum {
    NAME_BYTES = 300,
    PATH_BYTES = 4096,
};

typedef struct Catalogue {
    char file[NAME_BYTES]; // "messages/tet.json"
    char tag[LIMIT_LANGUAGE_BYTES + 1];
    const Bundle *bundle;
    Findings *findings;
} Catalogue;

static void warn(const Catalogue *catalogue, const char *message) {
    findings_add(catalogue->findings, FINDING_WARNING, catalogue->file, 0, 0, "", "%s", message);
}

// The tag that a file is named by; false where it is none.
static bool take_tag(Catalogue *catalogue, const char *name) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strlen(name) - strlen(".json");
    if (!length || length > LIMIT_LANGUAGE_BYTES || strspn(name, letters) != length) return false;
    snprintf(catalogue->tag, sizeof catalogue->tag, "%.*s", (int)length, name);
    return true;
}

// A visitor chooses among the event's languages and ours; and where we have words, ours are read.
static void check_use(const Catalogue *catalogue) {
    char path[PATH_BYTES], assets[PATH_BYTES / 2];
    FsInfo info;
    const IdList *languages = &catalogue->bundle->languages;
    bool listed = false;
    for (size_t i = 0; i < languages->count; i++)
        listed = listed || !strcmp(languages->ids[i], catalogue->tag);
    if (!listed)
        warn(catalogue, "the language is not in /languages of bundle.json; add it there to offer it");
    if (!os_assets_folder(assets, sizeof assets, NULL)) return;
    snprintf(path, sizeof path, "%s/messages/%s.json", assets, catalogue->tag);
    if (os_fs()->stat(os_fs()->ctx, path, &info, NULL))
        warn(catalogue, "is not read, as the display has words of its own in this language; remove it");
}

static void add_fault(const Catalogue *catalogue, const MessageFault *fault) {
    char pointer[NAME_BYTES] = "";
    if (*fault->key) snprintf(pointer, sizeof pointer, "/messages/%.200s", fault->key);
    findings_add(catalogue->findings, fault->shown ? FINDING_WARNING : FINDING_ERROR, catalogue->file,
                 fault->line, fault->column, pointer, "%s%s", fault->reason,
                 fault->shown ? "" : "; until then English is shown");
}

static void check_words(const Catalogue *catalogue, const char *json, size_t size) {
    Messages *english = NULL, *own = NULL;
    JsonDoc *doc = NULL;
    JsonPlace place = {0, 0};
    Err err = {0};
    bool sound = json_parse(json, size, &doc, &place, &err);
    json_destroy(doc);
    if (sound && messages_create_english(&english, &err) &&
        messages_create(catalogue->tag, NULL, json, size, english, &own, &err)) {
        const MessageFault *fault;
        for (size_t i = 0; (fault = messages_fault_at(own, i)); i++)
            add_fault(catalogue, fault);
    } else {
        findings_add(catalogue->findings, FINDING_ERROR, catalogue->file, place.line, place.column, "", "%s",
                     err.message);
    }
    messages_destroy(own);
    messages_destroy(english);
}

static void check_file(const char *folder, const Bundle *bundle, const char *name, Findings *findings) {
    Catalogue catalogue = {.bundle = bundle, .findings = findings};
    char path[PATH_BYTES];
    AUTO_FREE char *json = NULL;
    size_t size = 0;
    Err err = {0};
    snprintf(catalogue.file, sizeof catalogue.file, "messages/%s", name);
    if (!take_tag(&catalogue, name)) {
        warn(&catalogue, "is not named by a language, such as tet.json or zh-Hant.json; rename it");
        return;
    }
    check_use(&catalogue);
    int length = snprintf(path, sizeof path, "%s/%s", folder, catalogue.file);
    if (length < (int)sizeof path &&
        os_fs()->read_file(os_fs()->ctx, path, LIMIT_MESSAGES_BYTES, &json, &size, &err))
        check_words(&catalogue, json, size);
    else
        findings_add(findings, FINDING_ERROR, catalogue.file, 0, 0, "", "cannot be read: %s", err.message);
}

static int is_catalogue(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && !strcmp(dot, ".json") && strlen(entry->d_name) < NAME_BYTES - 16;
}

void catalogues_check(const char *folder, const Bundle *bundle, Findings *findings) {
    char path[PATH_BYTES];
    struct dirent **entries = NULL;
    if (snprintf(path, sizeof path, "%s/messages", folder) >= (int)sizeof path) return;
    int count = scandir(path, &entries, is_catalogue, alphasort);
    for (int i = 0; i < count; i++) {
        check_file(folder, bundle, entries[i]->d_name, findings);
        free(entries[i]);
    }
    free(entries);
}
