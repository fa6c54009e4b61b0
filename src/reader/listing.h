// What is on a stick, as it is said to the kiosk, and where it lies. The reader's side.
#pragma once
#include "reader/protocol.h"
#include "store/keys.h"
#include "store/stick.h"

typedef struct ListingItem {
    StickPlace place;
    MessageFound found; // without its index
} ListingItem;

typedef struct Listing {
    ListingItem items[LIMIT_STICK_PACKAGES]; // newest first
    size_t count, left_out;
} Listing;

// Opens what looks like content, newest first. A zip without a bundle.json is somebody's zip and passed over;
// what is content and cannot be taken is listed with the reason.
bool listing_fill(Listing *listing, const InputFolder *stick, const PublicKey *keys, size_t key_count,
                  Err *err) MUST_USE;
