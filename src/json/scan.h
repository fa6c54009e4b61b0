// The strict reader of JSON's grammar (RFC 8259, UTF-8 after RFC 3629). It builds nothing but the list of
// places; only json.c uses it.
#pragma once
#include "json/json.h"

// Where a value and its key stand. A value without a key has its own place twice.
typedef struct JsonMark {
    JsonPlace value;
    JsonPlace key;
} JsonMark;

typedef struct JsonScan {
    JsonMark *marks; // in document order, a container before its members; the owner frees it
    size_t count, capacity;
    bool has_long_number; // one of more than JSON_SHORT_NUMBER_BYTES
} JsonScan;

// What cJSON reads of a number at most.
#define JSON_SHORT_NUMBER_BYTES 63

// Scans size bytes. On failure ret_place (never NULL) says where; marks are freed.
bool json_scan(const char *text, size_t size, JsonScan *ret_scan, JsonPlace *ret_place, Err *err) MUST_USE;
