#include "zips.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint32_t zips_crc(const char *data, size_t size) {
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        crc ^= (unsigned char)data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xEDB88320) : 0);
    }
    return ~crc;
}

static void put(FILE *out, uint64_t number, int bytes) {
    for (; bytes; bytes--, number >>= 8)
        fputc((int)(number & 0xFF), out);
}

// What the local header and the directory have in common.
static void put_facts(FILE *out, const ZipPart *part, size_t name_size) {
    size_t size = strlen(part->data);
    put(out, part->flags, 2);
    put(out, part->method, 2);
    put(out, 0, 2);
    put(out, 33, 2); // 1 January 1980
    put(out, zips_crc(part->data, size), 4);
    put(out, size, 4);
    put(out, size + (size_t)part->grows, 4);
    put(out, name_size, 2);
}

static void put_local(FILE *out, const ZipPart *part) {
    const char *name = part->local_name ? part->local_name : part->name;
    fputs("PK\3\4", out);
    put(out, 20, 2);
    put_facts(out, part, strlen(name));
    put(out, 0, 2);
    fputs(name, out);
    fputs(part->data, out);
}

static void put_entry(FILE *out, const ZipPart *part, long at) {
    unsigned mode = part->mode ? part->mode : 0100644;
    fputs("PK\1\2", out);
    put(out, 20 | part->system << 8, 2);
    put(out, 20, 2);
    put_facts(out, part, strlen(part->name));
    put(out, part->extra_size, 2);
    put(out, 0, 2);
    put(out, part->disk, 2);
    put(out, 0, 2);
    put(out, part->system ? mode << 16 : part->attributes, 4);
    put(out, (uint64_t)at, 4);
    fputs(part->name, out);
    if (part->extra_size) fwrite(part->extra, 1, part->extra_size, out);
}

char *zips_make(const ZipPart *parts, size_t count, const char *comment, size_t *ret_size) {
    char *zip = NULL;
    long *places = calloc(count + 1, sizeof *places);
    FILE *out = places ? open_memstream(&zip, ret_size) : NULL;
    if (!out) abort();
    for (size_t i = 0; i < count; i++) {
        places[i] = ftell(out);
        put_local(out, &parts[i]);
    }
    long directory = ftell(out);
    for (size_t i = 0; i < count; i++)
        put_entry(out, &parts[i], places[i]);
    long end = ftell(out);
    fputs("PK\5\6", out);
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, (uint64_t)(end - directory), 4);
    put(out, (uint64_t)directory, 4);
    put(out, strlen(comment), 2);
    fputs(comment, out);
    if (fclose(out)) abort();
    free(places);
    return zip;
}
