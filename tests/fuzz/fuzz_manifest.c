// Any bytes as manifest.json. Nothing may crash, hang or leak; what was read is written so that it is read as
// the same again, to the byte.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "store/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds) {
    if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Manifest *manifest = NULL, *again = NULL;
    char *text = NULL, *text_again = NULL;
    size_t text_size = 0, again_size = 0;
    Err err = {0};
    if (!manifest_read((const char *)data, size, &manifest, &err)) {
        expect(err.code != ERR_NONE && *err.message);
        return 0;
    }
    for (size_t i = 0; i < manifest->count; i++)
        expect(manifest_find(manifest, manifest->files[i].name) == &manifest->files[i]);
    expect(manifest_write(manifest, &text, &text_size, NULL));
    expect(manifest_read(text, text_size, &again, NULL));
    expect(manifest_write(again, &text_again, &again_size, NULL));
    expect(text_size == again_size && !memcmp(text, text_again, text_size));
    manifest_destroy(manifest);
    manifest_destroy(again);
    free(text);
    free(text_again);
    return 0;
}
