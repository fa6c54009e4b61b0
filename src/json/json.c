#include "json/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/limits.h"
#include "json/pool.h"
#include "json/scan.h"

// Each node's place in `marks` stands in its valueint, which cJSON leaves to us: numbers are read from
// valuedouble.
struct JsonDoc {
    Arena arena; // of the tree
    cJSON *root;
    JsonMark *marks;
};

static const cJSON *node_of(JsonValue value) {
    return value.node;
}

static JsonValue value_of(const JsonDoc *doc, const cJSON *node) {
    return node ? (JsonValue){doc, node} : (JsonValue){NULL, NULL};
}

// cJSON gives up on numbers of 64 bytes and more: in a copy they become the shortest number of the same
// value.
static void shorten_number(char *number, size_t length) {
    char shorter[32];
    double value = strtod(number, NULL);
    int written = isinf(value) ? snprintf(shorter, sizeof shorter, "%s1e999", value < 0 ? "-" : "")
                               : snprintf(shorter, sizeof shorter, "%.17g", value);
    memset(number, ' ', length);
    memcpy(number, shorter, (size_t)written);
}

static char *copy_with_short_numbers(const char *text, size_t size) {
    char *copy = malloc(size + 1);
    if (!copy) return NULL;
    memcpy(copy, text, size);
    copy[size] = 0;
    for (char *at = copy; *at;) {
        size_t digits = strspn(at, "+-.0123456789eE");
        if (digits > JSON_SHORT_NUMBER_BYTES) shorten_number(at, digits);
        at += digits ? digits : 1;
        if (at[-1] != '"') continue;
        while (*at != '"')
            at += *at == '\\' ? 2 : 1;
        at++;
    }
    return copy;
}

static cJSON *build_tree(Arena *arena, const char *text, size_t size, const JsonScan *scan) {
    AUTO_FREE char *copy = scan->has_long_number ? copy_with_short_numbers(text, size) : NULL;
    if (scan->has_long_number && !copy) return NULL;
    // The scanner has bounded the values and the text, and so the tree.
    arena_init(arena, SIZE_MAX / 2);
    pool_begin(arena);
    cJSON *root = cJSON_ParseWithLength(copy ? copy : text, size);
    pool_end();
    return root;
}

// Gives each node its index, walking the tree in document order without recursion.
static void number_nodes(cJSON *root) {
    cJSON *path[LIMIT_JSON_DEPTH + 1];
    size_t depth = 0;
    int index = 0;
    for (cJSON *node = root; node;) {
        node->valueint = index++;
        if (node->child) {
            path[depth++] = node;
            node = node->child;
            continue;
        }
        while (node && !node->next)
            node = depth ? path[--depth] : NULL;
        if (node) node = node->next;
    }
}

static int compare_keys(const void *a, const void *b) {
    const cJSON *left = *(const cJSON *const *)a, *right = *(const cJSON *const *)b;
    int order = strcmp(left->string, right->string);
    return order ? order : left->valueint - right->valueint;
}

// Objects with many keys are sorted: linear enough, whatever the keys are.
static bool find_repeated_sorted(const cJSON *object, size_t count, const cJSON **ret_node) {
    AUTO_FREE const cJSON **keys = malloc(count * sizeof *keys);
    if (!keys) return false;
    size_t n = 0;
    for (const cJSON *member = object->child; member; member = member->next)
        keys[n++] = member;
    qsort(keys, n, sizeof *keys, compare_keys);
    const cJSON *first = NULL;
    for (size_t i = 1; i < n; i++)
        if (!strcmp(keys[i - 1]->string, keys[i]->string) && (!first || keys[i]->valueint < first->valueint))
            first = keys[i];
    *ret_node = first;
    return true;
}

// The first member of object whose key stands before it already; *ret_node is NULL where there is none.
// False: no memory.
static bool find_repeated_key(const cJSON *object, const cJSON **ret_node) {
    enum {
        FEW = 24
    };
    const char *seen[FEW];
    size_t count = 0;
    *ret_node = NULL;
    for (const cJSON *member = object->child; member; member = member->next) {
        if (count == FEW) return find_repeated_sorted(object, (size_t)cJSON_GetArraySize(object), ret_node);
        for (size_t i = 0; i < count; i++) {
            if (seen[i][0] == member->string[0] && !strcmp(seen[i], member->string)) {
                *ret_node = member;
                return true;
            }
        }
        seen[count++] = member->string;
    }
    return true;
}

static bool check_repeated_keys(const JsonDoc *doc, const cJSON *parent, JsonPlace *ret_place, Err *err) {
    const cJSON *repeated = NULL;
    if (cJSON_IsObject(parent) && !find_repeated_key(parent, &repeated))
        return err_set(err, ERR_NO_MEMORY, "no memory to compare keys");
    if (repeated) {
        *ret_place = doc->marks[repeated->valueint].key;
        return err_set(err, ERR_BAD_JSON, "the key \"%.60s\" stands twice in one object; remove one of them",
                       repeated->string);
    }
    for (const cJSON *child = parent->child; child; child = child->next)
        if (child->child && !check_repeated_keys(doc, child, ret_place, err)) return false;
    return true;
}

bool json_parse(const char *text, size_t size, JsonDoc **ret_doc, JsonPlace *ret_place, Err *err) {
    JsonPlace place = {1, 1};
    JsonScan scan = {0};
    bool sound = json_scan(text, size, &scan, &place, err);
    JsonDoc *doc = sound ? calloc(1, sizeof *doc) : NULL;
    if (doc) {
        doc->marks = STEAL(scan.marks);
        doc->root = build_tree(&doc->arena, text, size, &scan);
    }
    free(scan.marks);
    if (sound && (!doc || !doc->root)) sound = err_set(err, ERR_NO_MEMORY, "no memory for the document");
    if (sound) {
        number_nodes(doc->root);
        sound = check_repeated_keys(doc, doc->root, &place, err);
    }
    if (!sound) {
        json_destroy(doc);
        if (ret_place) *ret_place = place;
        return false;
    }
    *ret_doc = doc;
    return true;
}

void json_destroy(JsonDoc *doc) {
    if (!doc) return;
    arena_finish(&doc->arena);
    free(doc->marks);
    free(doc);
}

JsonValue json_root(const JsonDoc *doc) {
    return value_of(doc, doc->root);
}

JsonType json_type(JsonValue value) {
    if (!value.node) return JSON_MISSING;
    switch (node_of(value)->type & 0xFF) {
    case cJSON_False:
        return JSON_FALSE;
    case cJSON_True:
        return JSON_TRUE;
    case cJSON_Number:
        return JSON_NUMBER;
    case cJSON_String:
        return JSON_STRING;
    case cJSON_Array:
        return JSON_ARRAY;
    case cJSON_Object:
        return JSON_OBJECT;
    default:
        return JSON_NULL;
    }
}

size_t json_size(JsonValue value) {
    return value.node ? (size_t)cJSON_GetArraySize(value.node) : 0;
}

JsonValue json_first(JsonValue value) {
    return value_of(value.doc, value.node ? node_of(value)->child : NULL);
}

JsonValue json_next(JsonValue value) {
    return value_of(value.doc, value.node ? node_of(value)->next : NULL);
}

JsonValue json_get(JsonValue object, const char *key) {
    return value_of(object.doc, cJSON_GetObjectItemCaseSensitive(object.node, key));
}

const char *json_key(JsonValue member) {
    return member.node ? node_of(member)->string : NULL;
}

const char *json_string(JsonValue value) {
    return json_type(value) == JSON_STRING ? node_of(value)->valuestring : NULL;
}

double json_number(JsonValue value) {
    return json_type(value) == JSON_NUMBER ? node_of(value)->valuedouble : 0;
}

bool json_integer(JsonValue value, long long *ret_integer) {
    const double most = 9007199254740992.0; // 2^53: above it doubles skip whole numbers
    double number = json_number(value);
    if (json_type(value) != JSON_NUMBER || !(fabs(number) <= most) || number != floor(number)) return false;
    *ret_integer = (long long)number;
    return true;
}

static const JsonMark *mark_of(JsonValue value) {
    static const JsonMark nowhere = {{1, 1}, {1, 1}};
    return value.node ? &value.doc->marks[node_of(value)->valueint] : &nowhere;
}

JsonPlace json_place(JsonValue value) {
    return mark_of(value)->value;
}

JsonPlace json_key_place(JsonValue value) {
    return mark_of(value)->key;
}

// What was written so far and where it must end; a cut pointer stays NUL-terminated.
typedef struct PointerBuffer {
    char *text;
    size_t used, size;
} PointerBuffer;

static void append(PointerBuffer *buffer, const char *part) {
    for (; *part && buffer->used + 1 < buffer->size; part++)
        buffer->text[buffer->used++] = *part;
    buffer->text[buffer->used] = 0;
}

static void append_key(PointerBuffer *buffer, const char *key) {
    for (; *key; key++) {
        char letter[2] = {*key, 0};
        append(buffer, *key == '~' ? "~0" : *key == '/' ? "~1" : letter);
    }
}

const char *json_pointer(JsonValue value, char *buffer, size_t size) {
    if (!size) return "";
    PointerBuffer pointer = {buffer, 0, size};
    buffer[0] = 0;
    if (!value.node) return buffer;
    // Nodes are numbered in document order, so the way down is the last child whose number is not above the
    // value's.
    int target = node_of(value)->valueint;
    for (const cJSON *node = value.doc->root; node->valueint != target;) {
        const cJSON *child = node->child;
        size_t position = 0;
        for (; child->next && child->next->valueint <= target; child = child->next)
            position++;
        char digits[24];
        snprintf(digits, sizeof digits, "%zu", position);
        append(&pointer, "/");
        if (child->string)
            append_key(&pointer, child->string);
        else
            append(&pointer, digits);
        node = child;
    }
    return buffer;
}
