// The organisers' keys of the settings, as who checks signatures takes them.
#pragma once
#include <stddef.h>
#include "settings/values.h"
#include "store/keys.h"

enum {
    TRUST_PRINT_SIZE = 2 * LIMIT_KEY_LINE_BYTES // a key in groups
};

// Those that are keys; returns how many.
size_t trust_keys(const KeySettings *set, PublicKey keys[LIMIT_TRUSTED_KEYS]);

// The name that this kiosk has for the key of this id (store/keys.h's text); NULL where it has none for it.
const char *trust_name(const KeySettings *set, const char *key_id);

// "NAME:LINE", as the setting takes it; what its text cannot have in a name is left out.
void trust_text(const PublicKey *key, const char *name, char *text, size_t size);

// Its line in groups of eight, for people to compare with the key's file. A key's id would not do: whoever
// makes a key chooses it.
void trust_print(const PublicKey *key, char print[TRUST_PRINT_SIZE]);
