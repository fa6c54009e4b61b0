// Any bytes as a zip: open it, and read everything in it. Nothing may crash, hang or leak; what it gives has
// names that may be taken, and is not more than it said.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "memory_input.h"
#include "store/names.h"
#include "store/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds) {
    if (!holds) abort();
}

static void check_name(const char *name) {
    char *again = NULL;
    expect(name_take(name, &again, NULL));
    expect(!strcmp(name, again)); // NFC of NFC is the same
    free(again);
}

static void read_all(Source *source) {
    // From the last to the first too: whoever reads out of order must get the same.
    for (size_t i = source_count(source); i-- > 0;) {
        Digest first, second;
        check_name(source_member(source, i).name);
        expect(source_find(source, source_member(source, i).name) == i);
        bool sound = package_measure(source, i, &first, NULL);
        expect(package_measure(source, i, &second, NULL) == sound);
        expect(!sound || digest_equal(&first, &second));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Source *source = NULL;
    Package package;
    Err err = {0};
    if (!source_open_archive(memory_input(data, size), &source, &err)) {
        expect(err.code != ERR_NONE && *err.message);
        return 0;
    }
    read_all(source);
    if (!package_open(source, NULL, 0, &package, &err)) return 0;
    expect(!package.key_id[0] || package.trust == PACKAGE_UNKNOWN_KEY);
    package_close(&package);
    return 0;
}
