// Any bytes as agenda.csv beside a sound bundle: load, check, and read all that it says. Nothing may crash,
// hang or leak.
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "model/check.h"
#include "model/each_text.h"
#include "model/load.h"
#include "bundle_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_letters(void *ctx, const BundleText *text) {
    *(size_t *)ctx += strlen(text->pointer) + strlen(text->string);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char rooms[] =
        "\"rooms\": [{\"id\": \"hall\", \"name\": \"Main hall\"}, {\"id\": \"room-1\", \"name\": {\"en\": "
        "\"Room "
        "1\", \"th\": \"\xE0\xB8\xAB\xE0\xB9\x89\xE0\xB8\xAD\xE0\xB8\x87 1\"}}], \"tracks\": [{\"id\": "
        "\"plenary\", \"name\": \"Plenary\", \"colour\": \"#0A5461\"}]";
    AUTO_FREE char *text = bundle_text(rooms);
    TextFs text_fs;
    text_fs_init(&text_fs, text, strlen(text));
    text_fs.sheet = (const char *)data;
    text_fs.sheet_size = size;
    size_t letters = 0;
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = NULL;
    Err err = {0};
    if (size && bundle_load(&text_fs.fs, "folder", &findings, &bundle, &err)) {
        bundle_check(bundle, &text_fs.fs, NULL, NULL, &findings);
        bundle_each_text(bundle, count_letters, &letters);
        bundle_destroy(bundle);
    }
    findings_finish(&findings);
    return 0;
}
