// Everything that a bundle says: for those who look through all of it.
#pragma once
#include "model/bundle.h"

typedef struct BundleText {
    const char *pointer; // "/members/3/endonyms/dz", of a row of agenda.csv "/title"; valid during the call
    Source source;       // of the record that says it
    const char *lang;    // BCP 47
    const char *string;
} BundleText;

// Calls seen with every variant of every text, and with phone numbers and addresses, list by list.
void bundle_each_text(const Bundle *bundle, void (*seen)(void *ctx, const BundleText *text), void *ctx);
