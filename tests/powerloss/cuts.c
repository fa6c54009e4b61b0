// The power is cut before every operation of every deed, and the store is started from every mix of what had
// reached the card and what had not.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "card_fs.h"
#include "powerloss/shop.h"
#include "test.h"

enum {
    MIXES_ALL = 128,   // as many different ones are all tried
    MIXES_RANDOM = 64, // of more, so many with a seed of their own
    FURTHER_EVERY = 7, // images on which one more version is installed
    NESTED_EVERY = 13, // images whose recovery is cut as well
};

typedef struct Scene {
    const char *name;
    void (*set)(CardFs *card); // what lies on the card before
    ShopDeed deed;
    int before, after;
    size_t entries;
    bool repairs;
} Scene;

typedef struct Tally {
    size_t operations, cuts, images, further, nested, bad;
} Tally;

static bool install_1(Store *store) {
    return shop_install(store, 1);
}

static bool install_2(Store *store) {
    return shop_install(store, 2);
}

static bool install_3(Store *store) {
    return shop_install(store, 3);
}

static bool install_4(Store *store) {
    return shop_install(store, 4);
}

static bool prune(Store *store) {
    return store_prune(store, NULL);
}

static void must(bool done, const char *what) {
    if (done) return;
    fprintf(stderr, "cannot prepare: %s\n", what);
    abort();
}

static void set_nothing(CardFs *card) {
    (void)card;
}

static void set_three(CardFs *card) {
    must(shop_do(&card->fs, install_1) && shop_do(&card->fs, install_2) && shop_do(&card->fs, install_3),
         "three versions");
}

// Version 3 was undone: the next one takes its place.
static void set_undone(CardFs *card) {
    set_three(card);
    must(shop_do(&card->fs, shop_roll_back), "roll back");
}

static void set_damaged(CardFs *card) {
    set_three(card);
    card_damage(card, "store/slots/3/bundle/bundle.json");
}

static void set_two_damaged(CardFs *card) {
    set_damaged(card);
    card_damage(card, "store/slots/2/bundle/bundle.json");
}

static void set_earlier_damaged(CardFs *card) {
    set_three(card);
    card_damage(card, "store/slots/2/bundle/bundle.json");
}

// What a cut in the middle of staging leaves.
static void set_half(CardFs *card) {
    set_three(card);
    card->operations = 0;
    card->cut_at = 9;
    must(!shop_do(&card->fs, install_4), "half a slot");
    card->dead = false;
    card->cut_at = SIZE_MAX;
    card->locked = false;
}

// One set aside lies in the way of the next version.
static void set_full(CardFs *card) {
    set_damaged(card);
    must(shop_do(&card->fs, shop_recover), "set aside");
    int64_t room = 0;
    card->free_bytes = 0;
    must(card->fs.free_bytes(card, "store", &room, NULL), "room");
    // A little less than is asked for.
    card->free_bytes = -room + (16 << 20) + 3 * 4096 + 3800 - 100;
}

static const Scene scenes[] = {
    {"the first installation", set_nothing, install_1, 0, 1, 0, false},
    {"an update, the oldest taken away", set_three, install_4, 3, 4, 3, false},
    {"an update after a roll back", set_undone, install_4, 2, 4, 3, false},
    {"an update on a full card", set_full, install_4, 2, 4, 3, false},
    {"a roll back", set_three, shop_roll_back, 3, 2, 3, false},
    {"a roll back past a damaged one", set_earlier_damaged, shop_roll_back, 3, 1, 3, true},
    {"a prune", set_half, prune, 3, 3, 3, false},
    {"a start after a cut while staging", set_half, shop_recover, 3, 3, 3, false},
    {"a start with a damaged bundle", set_damaged, shop_recover, 2, 2, 3, true},
    {"a start with two damaged bundles", set_two_damaged, shop_recover, 1, 1, 3, true},
};

static void complain(const Scene *scene, size_t cut, const char *which, size_t number, const char *problem) {
    static int said;
    if (said++ < 20) printf("bad: %s, cut %zu, %s %zu: %s\n", scene->name, cut, which, number, problem);
}

typedef struct Cut {
    const Scene *scene;
    size_t at;
    ShopWish wish;
    bool quiet; // bad ones are what is wanted
    Tally *tally;
} Cut;

static void look_nested(const Cut *cut, const CardFs *image);

// Looks at one image, which it uses up.
static void look_at(const Cut *cut, CardFs *image, const char *which, size_t number, bool nested) {
    Tally *tally = cut->tally;
    tally->images++;
    if (nested && tally->images % NESTED_EVERY == 1) look_nested(cut, image);
    const char *problem = shop_look(&image->fs, &cut->wish);
    if (!problem && tally->images % FURTHER_EVERY == 0) {
        tally->further++;
        image->free_bytes = INT64_C(1) << 40;
        problem = shop_look_further(&image->fs, cut->scene->repairs);
    }
    if (problem) tally->bad++;
    if (problem && !cut->quiet) complain(cut->scene, cut->at, which, number, problem);
    card_finish(image);
}

static void look_at_mixes(const Cut *cut, const CardFs *card, size_t most, size_t random, bool nested) {
    CardFs image;
    size_t mixes = card_mixes(card, most + 1);
    for (size_t mix = 0; mixes <= most && mix < mixes; mix++) {
        card_boot(card, mix, &image);
        look_at(cut, &image, "mix", mix, nested);
    }
    if (mixes <= most) return;
    for (size_t count = 0; count <= card->update_count; count++) {
        card_boot_orderly(card, count, &image);
        look_at(cut, &image, "the first", count, nested);
    }
    for (size_t seed = 0; seed < random; seed++) {
        card_boot_random(card, seed * 1000003 + cut->at, &image);
        look_at(cut, &image, "seed", seed, nested);
    }
}

// The power goes again, at every operation of the recovery.
static void look_nested(const Cut *cut, const CardFs *image) {
    for (size_t at = 0;; at++) {
        CardFs card;
        card_boot(image, 0, &card);
        card.cut_at = at;
        shop_do(&card.fs, shop_recover);
        bool over = !card.dead;
        cut->tally->nested++;
        look_at_mixes(cut, &card, 16, 4, false);
        card_finish(&card);
        if (over) return;
    }
}

static bool cut_once(const Scene *scene, size_t at, bool journalled, bool ignores_syncs, Tally *tally) {
    CardFs card;
    card_init(&card, journalled);
    scene->set(&card);
    card_settle(&card);
    card.ignores_syncs = ignores_syncs;
    card.cut_at = at;
    bool done = shop_do(&card.fs, scene->deed);
    bool over = !card.dead;
    Cut cut = {scene,
               at,
               {scene->before, scene->after, over && done, scene->entries, scene->repairs},
               ignores_syncs,
               tally};
    if (over && !done) {
        tally->bad++;
        complain(scene, at, "uncut", 0, "it was not done");
    }
    tally->cuts++;
    tally->operations += over ? card.operations : 0;
    look_at_mixes(&cut, &card, MIXES_ALL, MIXES_RANDOM, !ignores_syncs);
    card_finish(&card);
    return over;
}

static Tally cut_everywhere(const Scene *scene, bool journalled, bool ignores_syncs) {
    Tally tally = {0};
    for (size_t at = 0; !cut_once(scene, at, journalled, ignores_syncs, &tally); at++)
        ;
    return tally;
}

static Tally cut_all(bool journalled, bool ignores_syncs) {
    Tally all = {0};
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        Tally tally = cut_everywhere(&scenes[i], journalled, ignores_syncs);
        printf("%-36s %3zu operations %4zu cuts %6zu images %5zu installed on %5zu cuts in recoveries %5zu "
               "bad\n",
               scenes[i].name, tally.operations, tally.cuts, tally.images, tally.further, tally.nested,
               tally.bad);
        all.operations += tally.operations;
        all.cuts += tally.cuts;
        all.images += tally.images;
        all.further += tally.further;
        all.nested += tally.nested;
        all.bad += tally.bad;
    }
    printf("%-36s %3zu operations %4zu cuts %6zu images %5zu installed on %5zu cuts in recoveries %5zu bad\n",
           "all", all.operations, all.cuts, all.images, all.further, all.nested, all.bad);
    return all;
}

static void no_cut_leaves_a_bad_state_where_renames_are_whole(void) {
    Tally tally = cut_all(true, false);
    CHECK_INT(tally.bad, 0);
    CHECK(tally.images > 1000);
}

static void no_cut_leaves_a_bad_state_where_renames_come_apart(void) {
    Tally tally = cut_all(false, false);
    CHECK_INT(tally.bad, 0);
    CHECK(tally.images > 1000);
}

// The power stays, and one operation says that the card could not do it.
static bool fail_once(const Scene *scene, size_t at, Tally *tally) {
    CardFs card, image;
    card_init(&card, true);
    scene->set(&card);
    card_settle(&card);
    card.fail_at = at;
    bool done = shop_do(&card.fs, scene->deed);
    bool over = card.operations <= at;
    Cut cut = {scene, at, {scene->before, scene->after, done, scene->entries, scene->repairs}, false, tally};
    card_boot_orderly(&card, card.update_count, &image);
    tally->cuts++;
    look_at(&cut, &image, "failure", at, false);
    card_finish(&card);
    return over;
}

static void no_operation_that_fails_leaves_a_bad_state(void) {
    Tally tally = {0};
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        for (size_t at = 0; !fail_once(&scenes[i], at, &tally); at++)
            ;
    printf("%zu failures, %zu bad\n", tally.cuts, tally.bad);
    CHECK_INT(tally.bad, 0);
    CHECK(tally.cuts > 100);
}

static void without_syncs_bad_states_are_found(void) {
    Tally tally = cut_all(true, true);
    CHECK(tally.bad > 100);
}

static void one_damaged_list_costs_nothing(void) {
    static const char *const files[] = {"store/state-a", "store/state-b"};
    for (int i = 0; i < 2; i++) {
        CardFs card;
        card_init(&card, true);
        set_three(&card);
        card_damage(&card, files[i]);
        card_settle(&card);
        // The newest is one of both; the other is the state of one installation before.
        ShopWish wish = {.before = 2, .after = 3, .entries = 2};
        const char *problem = shop_look(&card.fs, &wish);
        CHECK_STR(problem ? problem : "", "");
        card_finish(&card);
    }
}

TEST_MAIN(TEST(no_cut_leaves_a_bad_state_where_renames_are_whole),
          TEST(no_cut_leaves_a_bad_state_where_renames_come_apart),
          TEST(no_operation_that_fails_leaves_a_bad_state), TEST(without_syncs_bad_states_are_found),
          TEST(one_damaged_list_costs_nothing))
