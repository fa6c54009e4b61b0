// A card whose power is cut. It knows what a program sees and what has reached the card: what was written and
// not yet synced may be there after a cut, or not, or in part, in any mix.
#pragma once
#include "base/fs.h"

typedef struct CardNode {
    bool folder;
    char *data;
    size_t size;
} CardNode;

typedef struct CardEntry {
    size_t folder, node; // numbers of nodes
    char name[64];
} CardEntry;

typedef struct CardTree {
    CardNode *nodes;
    size_t node_count;
    CardEntry *entries;
    size_t entry_count;
} CardTree;

typedef enum CardUpdateKind {
    CARD_DATA,   // bytes at an offset of a file
    CARD_ADD,    // a name leads to a node
    CARD_REMOVE, // a name is gone
    CARD_MOVE    // a rename of a journalled file system: both or neither
} CardUpdateKind;

typedef struct CardUpdate {
    CardUpdateKind kind;
    size_t folder, node;
    char name[64], to[64];
    char *data;
    size_t size, offset;
} CardUpdate;

typedef struct CardFs {
    Fs fs;
    CardTree seen, kept;
    CardUpdate *updates; // seen and not kept, in order
    size_t update_count;
    size_t operations; // that changed something, so far
    size_t cut_at;     // before this operation the power goes; SIZE_MAX never
    size_t fail_at;    // this operation alone fails, and nothing comes of it; SIZE_MAX never
    bool dead;
    bool journalled;    // renames are whole; else name by name, as on FAT
    bool ignores_syncs; // a card, or a program, that lies
    int64_t free_bytes;
    bool locked;
} CardFs;

void card_init(CardFs *card, bool journalled); // must not be moved while it lives
void card_finish(CardFs *card);
// All that is seen is kept, and operations are counted from 0.
void card_settle(CardFs *card);

// How many mixes there are of what is not kept; at most `most`.
size_t card_mixes(const CardFs *card, size_t most);
// The card as it is when the power comes back: mix picks for each update whether it is there. Mixes up to
// card_mixes are all different; with a seed the choice is random.
void card_boot(const CardFs *from, size_t mix, CardFs *ret_card);
void card_boot_random(const CardFs *from, uint64_t seed, CardFs *ret_card);
// The first `count` updates are there and the others not: what an orderly journal leaves.
void card_boot_orderly(const CardFs *from, size_t count, CardFs *ret_card);

// Changes a byte of a file that is kept: damage.
void card_damage(CardFs *card, const char *path);
