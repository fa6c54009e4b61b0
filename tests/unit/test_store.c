#include <stdio.h>
#include <string.h>
#include "card_fs.h"
#include "shelf.h"
#include "store/install.h"
#include "test.h"

static CardFs card;
static Store *store;

static void begin(void) {
    card_init(&card, true);
    if (!store_open(&card.fs, "store", &store, NULL) || !store_lock(store, NULL)) store = NULL;
}

static void end(void) {
    store_close(store);
    card_finish(&card);
}

// What a kiosk sees after it was switched off and on.
static StoreNews start_again(void) {
    StoreNews news = {0};
    store_close(store);
    store = NULL;
    CHECK(store_open(&card.fs, "store", &store, NULL) && store_recover(store, 500, &news, NULL));
    return news;
}

static bool stage_with(int version, StageTask *task, Staged *ret_staged, Err *err) {
    Shelf shelf;
    Package package;
    Findings findings;
    shelf_init(&shelf, version);
    shelf_package(&shelf, &package);
    findings_init(&findings);
    task->package = &package;
    bool staged = store_stage(store, task, &findings, ret_staged, err);
    findings_finish(&findings);
    package_close(&package);
    shelf_finish(&shelf);
    return staged;
}

static bool stage(int version, Staged *ret_staged, Err *err) {
    StageTask task = {0};
    return stage_with(version, &task, ret_staged, err);
}

static void install(int version) {
    Staged staged;
    Err err = {0};
    bool done = stage(version, &staged, &err);
    staged.entry.at_s = version;
    CHECK(done && store_activate(store, staged.slot, &staged.entry, &err));
    CHECK_STR(err.message, "");
}

static long long shown(void) {
    const StoreEntry *about = store_about(store, store->state.current);
    return about ? about->version : 0;
}

static bool there(const char *path) {
    FsInfo info;
    return card.fs.stat(&card, path, &info, NULL);
}

static void a_new_store_shows_what_is_built_in(void) {
    char path[SLOT_PATH_SIZE];
    begin();
    CHECK_INT(store->state.current, 0);
    CHECK_STR(store_content(store, 0, path), "");
    CHECK(!store_roll_back(store, 1, "me", NULL));
    end();
}

static void what_is_staged_is_not_shown_until_it_is_activated(void) {
    Staged staged;
    char path[SLOT_PATH_SIZE];
    begin();
    install(1);
    CHECK(stage(2, &staged, NULL));
    CHECK_INT(shown(), 1);
    CHECK(store_activate(store, staged.slot, &staged.entry, NULL));
    CHECK_INT(shown(), 2);
    CHECK_STR(store_content(store, store->state.current, path), "store/slots/2/bundle");
    end();
}

static void the_history_says_what_it_was_and_who_did_it(void) {
    Staged staged;
    begin();
    CHECK(stage(3, &staged, NULL));
    staged.entry.at_s = 77;
    snprintf(staged.entry.by, sizeof staged.entry.by, "a stick");
    CHECK(store_activate(store, staged.slot, &staged.entry, NULL));
    start_again();
    REQUIRE(store->state.history_count == 1);
    const StoreEntry *entry = &store->state.history[0];
    CHECK_INT(entry->at_s, 77);
    CHECK_INT(entry->version, 3);
    CHECK_STR(entry->id, "test");
    CHECK_STR(entry->title, "Forum 3");
    CHECK_STR(entry->by, "a stick");
    end();
}

static void two_earlier_ones_stay_and_older_ones_go(void) {
    begin();
    for (int version = 1; version <= 5; version++)
        install(version);
    CHECK_INT(store->state.slot_count, 3);
    CHECK(!there("store/slots/1") && !there("store/slots/2"));
    CHECK(there("store/slots/3") && there("store/slots/4") && there("store/slots/5"));
    end();
}

static void rolling_back_goes_back_step_by_step(void) {
    begin();
    for (int version = 1; version <= 3; version++)
        install(version);
    CHECK(store_roll_back(store, 10, "me", NULL));
    CHECK_INT(shown(), 2);
    CHECK(store_roll_back(store, 11, "me", NULL));
    CHECK_INT(shown(), 1);
    CHECK(store_roll_back(store, 12, "me", NULL));
    CHECK_INT(shown(), 0); // what is built in
    start_again();
    CHECK_INT(shown(), 0);
    CHECK(store_lock(store, NULL) && store_roll_back(store, 13, "me", NULL));
    CHECK_INT(shown(), 3); // and the other way again
    end();
}

static void there_is_nothing_to_go_back_to_where_nothing_was_installed(void) {
    Err err = {0};
    begin();
    CHECK(!store_roll_back(store, 12, "me", &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    end();
}

static void after_a_roll_back_the_next_one_follows_what_is_shown(void) {
    begin();
    for (int version = 1; version <= 3; version++)
        install(version);
    CHECK(store_roll_back(store, 10, "me", NULL) && store_roll_back(store, 11, "me", NULL));
    install(4);
    CHECK(store_roll_back(store, 12, "me", NULL));
    CHECK_INT(shown(), 1);
    end();
}

static void a_number_is_never_given_twice(void) {
    Staged first, second;
    begin();
    install(1);
    CHECK(stage(2, &first, NULL));
    CHECK(store_activate(store, first.slot, &first.entry, NULL));
    CHECK(store_roll_back(store, 10, "me", NULL));
    CHECK(stage(3, &second, NULL));
    CHECK(second.slot > first.slot);
    end();
}

static void damaged_content_falls_back_and_is_told(void) {
    begin();
    install(1);
    install(2);
    card_damage(&card, "store/slots/2/bundle/bundle.json");
    StoreNews news = start_again();
    CHECK_INT(shown(), 1);
    CHECK_INT(news.damaged, 2);
    CHECK_CONTAINS(news.sentence,
                   "Version 2 of \"Forum 2\" is damaged (bundle.json is not what was installed)");
    CHECK_CONTAINS(news.sentence, "version 1 of \"Forum 1\" is shown instead");
    CHECK(there("store/slots/2.broken") && !there("store/slots/2"));
    CHECK_STR(start_again().sentence, "");
    end();
}

static void where_all_is_damaged_what_is_built_in_is_shown(void) {
    begin();
    install(1);
    install(2);
    card_damage(&card, "store/slots/2/bundle/bundle.json");
    card_damage(&card, "store/slots/1/manifest.json");
    StoreNews news = start_again();
    CHECK_INT(store->state.current, 0);
    CHECK_CONTAINS(news.sentence, "the content that is built in is shown instead");
    CHECK(there("store/slots/1.broken") && there("store/slots/2.broken"));
    install(3);
    CHECK_INT(shown(), 3);
    end();
}

static void a_picture_that_changed_is_found_by_the_whole_look_only(void) {
    Err err = {0};
    begin();
    install(1);
    card_damage(&card, "store/slots/1/bundle/images/plan.png");
    CHECK(slot_prove_quickly(&card.fs, "store", 1, NULL));
    CHECK(!slot_prove(&card.fs, "store", 1, NULL, NULL, &err));
    CHECK_INT(err.code, ERR_DAMAGED);
    CHECK_CONTAINS(err.message, "images/plan.png");
    StoreNews news;
    CHECK(store_set_aside(store, 1, 9, err.message, &news, NULL));
    CHECK_INT(store->state.current, 0);
    CHECK_CONTAINS(news.sentence, "images/plan.png");
    end();
}

static bool stop_at_once(void *ctx) {
    (void)ctx;
    return false;
}

static void a_look_that_is_stopped_is_no_damage(void) {
    begin();
    install(1);
    card_damage(&card, "store/slots/1/bundle/images/plan.png");
    CHECK(slot_prove(&card.fs, "store", 1, stop_at_once, NULL, NULL));
    end();
}

static void a_roll_back_passes_over_what_is_damaged(void) {
    begin();
    for (int version = 1; version <= 3; version++)
        install(version);
    card_damage(&card, "store/slots/2/bundle/bundle.json");
    CHECK(store_roll_back(store, 10, "me", NULL));
    CHECK_INT(shown(), 1);
    CHECK(there("store/slots/2.broken"));
    end();
}

static void without_its_lists_the_store_starts_over_and_keeps_what_is_there(void) {
    begin();
    install(1);
    install(2);
    card_damage(&card, "store/state-a");
    card_damage(&card, "store/state-b");
    StoreNews news = start_again();
    CHECK_CONTAINS(news.sentence, "The list of installed content is damaged");
    CHECK_INT(store->state.current, 0);
    CHECK(there("store/state-a.broken"));
    CHECK_STR(start_again().sentence, "");
    CHECK(store_roll_back(store, 10, "me", NULL));
    CHECK_INT(store->state.current, 2);
    end();
}

static void a_list_of_a_newer_program_is_left_alone(void) {
    static const char newer[] =
        "balai-store 2 0000000000000000000000000000000000000000000000000000000000000000\n{}";
    Err err = {0};
    Store *other = NULL;
    begin();
    install(1);
    CHECK(card.fs.write_file(&card, "store/state-a", newer, sizeof newer - 1, NULL));
    CHECK(!store_open(&card.fs, "store", &other, &err));
    CHECK_INT(err.code, ERR_NEW_FORMAT);
    end();
}

static void a_full_card_is_said_before_anything_is_written(void) {
    Staged staged;
    Err err = {0};
    begin();
    install(1);
    card_settle(&card);
    card.free_bytes = 1 << 20;
    CHECK(!stage(2, &staged, &err));
    CHECK_INT(err.code, ERR_NO_ROOM);
    CHECK_CONTAINS(err.message, "needs 17 MB");
    CHECK_INT(card.operations, 0);
    CHECK_INT(shown(), 1);
    end();
}

static void damaged_content_goes_where_its_room_is_needed(void) {
    Staged staged;
    int64_t room = 0;
    begin();
    install(1);
    install(2);
    card_damage(&card, "store/slots/2/bundle/bundle.json");
    start_again();
    CHECK(stage(3, &staged, NULL));
    CHECK(there("store/slots/2.broken"));
    CHECK(store_drop(store, &staged, NULL));
    card.free_bytes = 0;
    CHECK(card.fs.free_bytes(&card, "store", &room, NULL));
    card.free_bytes = (16 << 20) + 3 * 4096 + 3700 - room - 100;
    CHECK(stage(3, &staged, NULL));
    CHECK(!there("store/slots/2.broken"));
    end();
}

static bool stop_in_the_middle(void *ctx, int64_t done, int64_t bytes) {
    (void)ctx;
    return done < bytes / 2;
}

static void staging_that_is_stopped_leaves_nothing(void) {
    Staged staged;
    Err err = {0};
    StageTask task = {.progress = stop_in_the_middle};
    begin();
    install(1);
    CHECK(!stage_with(2, &task, &staged, &err));
    CHECK_INT(err.code, ERR_BUSY);
    CHECK(!there("store/slots/2"));
    end();
}

// Every second picture is bad, so to say: the text is not a picture.
static bool prove_none(void *ctx, const char *path, PictureFate *ret_fate, Err *err) {
    (void)ctx;
    *ret_fate = PICTURE_IS_NONE;
    return !strstr(path, ".png") || err_set(err, ERR_BAD_PICTURE, "bad");
}

static void a_picture_that_does_not_decode_is_left_out_with_a_finding(void) {
    Shelf shelf;
    Package package;
    Findings findings;
    Staged staged;
    PictureProof pictures = {NULL, prove_none};
    begin();
    shelf_init(&shelf, 1);
    shelf_package(&shelf, &package);
    findings_init(&findings);
    StageTask task = {.package = &package, .pictures = &pictures};
    CHECK(store_stage(store, &task, &findings, &staged, NULL));
    CHECK(!there("store/slots/1/bundle/images/plan.png"));
    CHECK_INT(findings.errors, 1);
    CHECK_STR(findings.count ? findings.items[0].file : "", "images/plan.png");
    CHECK(slot_prove(&card.fs, "store", staged.slot, NULL, NULL, NULL));
    findings_finish(&findings);
    package_close(&package);
    shelf_finish(&shelf);
    end();
}

static void a_long_title_in_many_letters_does_not_make_the_list_unreadable(void) {
    Staged staged;
    begin();
    CHECK(stage(1, &staged, NULL));
    // 255 bytes end in the middle of the last letter.
    for (size_t i = 0; i + 1 < sizeof staged.entry.title; i++)
        staged.entry.title[i] = i % 2 ? (char)0xA9 : (char)0xC3;
    CHECK(store_activate(store, staged.slot, &staged.entry, NULL));
    start_again();
    CHECK_INT(store->found, STATE_SOUND);
    CHECK_INT(strlen(store_about(store, 1)->title), 254);
    end();
}

static void the_history_keeps_a_hundred_entries(void) {
    begin();
    install(1);
    install(2);
    for (int i = 0; i < LIMIT_STORE_HISTORY; i++) {
        store->state.slots[0] = 1;
        state_add_entry(&store->state, &(StoreEntry){.at_s = 1000 + i, .did = STORE_ROLLED_BACK, .slot = 2});
    }
    CHECK(state_write(&card.fs, "store", &store->state, NULL));
    start_again();
    CHECK_INT(store->state.history_count, LIMIT_STORE_HISTORY);
    CHECK_INT(store->state.history[0].at_s, 1000);
    CHECK_INT(store->state.history[LIMIT_STORE_HISTORY - 1].at_s, 999 + LIMIT_STORE_HISTORY);
    end();
}

static void two_processes_do_not_install_at_once(void) {
    Store *other = NULL;
    Staged staged;
    Err err = {0};
    StoreNews news;
    begin();
    install(1);
    CHECK(stage(2, &staged, NULL));
    REQUIRE(store_open(&card.fs, "store", &other, NULL));
    CHECK(!store_lock(other, &err));
    CHECK_INT(err.code, ERR_BUSY);
    // A start meanwhile leaves alone what is being staged.
    CHECK(store_recover(other, 5, &news, NULL));
    CHECK(there("store/slots/2"));
    store_close(other);
    CHECK(store_activate(store, staged.slot, &staged.entry, NULL));
    end();
}

static void what_needs_an_agreement_says_why(void) {
    Package package = {.trust = PACKAGE_UNKNOWN_KEY, .key_id = "E7620F1842B4E81F"};
    Staged staged = {.entry = {.id = "test", .version = 1}};
    char why[300];
    begin();
    install(2);
    CHECK_INT(install_concerns(store, &package, &staged), INSTALL_UNKNOWN_KEY | INSTALL_OLDER);
    CHECK_CONTAINS(install_say_concern(INSTALL_UNKNOWN_KEY, store, &package, &staged, why, sizeof why),
                   "E7620F1842B4E81F");
    CHECK_STR(install_say_concern(INSTALL_OLDER, store, &package, &staged, why, sizeof why),
              "it is version 1, older than version 2, which is shown");
    package.trust = PACKAGE_SIGNED;
    staged.entry.version = 2;
    CHECK_INT(install_concerns(store, &package, &staged), 0);
    staged.entry = (StoreEntry){.id = "another", .version = 1};
    CHECK_INT(install_concerns(store, &package, &staged), 0);
    package.trust = PACKAGE_UNSIGNED;
    CHECK_INT(install_concerns(store, &package, &staged), INSTALL_UNSIGNED);
    end();
}

TEST_MAIN(TEST(a_new_store_shows_what_is_built_in), TEST(what_is_staged_is_not_shown_until_it_is_activated),
          TEST(the_history_says_what_it_was_and_who_did_it), TEST(two_earlier_ones_stay_and_older_ones_go),
          TEST(rolling_back_goes_back_step_by_step),
          TEST(there_is_nothing_to_go_back_to_where_nothing_was_installed),
          TEST(after_a_roll_back_the_next_one_follows_what_is_shown), TEST(a_number_is_never_given_twice),
          TEST(damaged_content_falls_back_and_is_told), TEST(where_all_is_damaged_what_is_built_in_is_shown),
          TEST(a_picture_that_changed_is_found_by_the_whole_look_only),
          TEST(a_look_that_is_stopped_is_no_damage), TEST(a_roll_back_passes_over_what_is_damaged),
          TEST(without_its_lists_the_store_starts_over_and_keeps_what_is_there),
          TEST(a_list_of_a_newer_program_is_left_alone), TEST(a_full_card_is_said_before_anything_is_written),
          TEST(damaged_content_goes_where_its_room_is_needed), TEST(staging_that_is_stopped_leaves_nothing),
          TEST(a_picture_that_does_not_decode_is_left_out_with_a_finding),
          TEST(a_long_title_in_many_letters_does_not_make_the_list_unreadable),
          TEST(the_history_keeps_a_hundred_entries), TEST(two_processes_do_not_install_at_once),
          TEST(what_needs_an_agreement_says_why))
