#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "os/fs.h"
#include "shelf.h"
#include "store/incoming.h"
#include "test.h"

static Store *store;
static PublicKey key;
static char folder[SLOT_PATH_SIZE];

static const char *below(const char *name) {
    static char path[SLOT_PATH_SIZE + 64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

// What the reader does: stages in the folder as in a store of its own.
static bool stage(void) {
    Store *own = NULL;
    Shelf shelf;
    Package package;
    Findings findings;
    Staged staged;
    shelf_init(&shelf, 3);
    shelf_package(&shelf, &package);
    findings_init(&findings);
    StageTask task = {.package = &package};
    bool done = store_open(os_fs(), folder, &own, NULL) && store_lock(own, NULL) &&
                store_stage(own, &task, &findings, &staged, NULL) && staged.slot == 1;
    store_close(own);
    findings_finish(&findings);
    package_close(&package);
    shelf_finish(&shelf);
    return done;
}

static bool begin(void) {
    char path[600];
    snprintf(path, sizeof path, "%s/store", test_folder());
    return store_open(os_fs(), path, &store, NULL) && store_lock(store, NULL) &&
           incoming_prepare(store, folder, NULL) && stage();
}

static bool read_text(const char *name, char **ret_text, size_t *ret_size) {
    return os_fs()->read_file(NULL, below(name), 1 << 20, ret_text, ret_size, NULL);
}

// Signs what was staged, as it lies there, with a key that is known from then on.
static bool sign(void) {
    AUTO_FREE char *secret_text = NULL, *public_text = NULL, *text = NULL, *signature = NULL;
    SecretKey secret;
    size_t size = 0;
    if (!keys_make(NULL, &secret_text, &public_text, &key, NULL) ||
        !secret_key_read(secret_text, strlen(secret_text), NULL, &secret, NULL) ||
        !read_text("slots/1/manifest.json", &text, &size) ||
        !signature_make(&secret, text, size, "comment", &signature, NULL))
        return false;
    Package package = {.manifest_text = text, .manifest_size = size, .signature_text = signature};
    return incoming_keep_signature(os_fs(), folder, &package, NULL);
}

static const IncomingClaim plain = {1, "test", 3, "Forum 3", PACKAGE_PLAIN, ""};
static const IncomingClaim trusted = {1, "test", 3, "Forum 3", PACKAGE_SIGNED, "0123456789ABCDEF"};

static bool take(const IncomingClaim *claim, Staged *ret_staged, Err *err) {
    return incoming_take(store, claim, &key, 1, ret_staged, err);
}

static void check_refused(const IncomingClaim *claim, const char *sentence) {
    Staged staged;
    Err err = {0};
    CHECK(!take(claim, &staged, &err));
    CHECK_CONTAINS(err.message, sentence);
    CHECK_INT(store_next_slot(store), 1);
}

static void what_was_staged_becomes_a_slot_that_can_be_shown(void) {
    Staged staged;
    Err err = {0};
    REQUIRE(begin());
    REQUIRE(take(&plain, &staged, &err));
    CHECK_STR(staged.entry.title, "Forum 3");
    CHECK_STR(staged.entry.signer, "");
    CHECK(store_activate(store, staged.slot, &staged.entry, &err));
    CHECK_INT(store->state.current, staged.slot);
    CHECK(slot_prove(os_fs(), store->folder, staged.slot, NULL, NULL, &err));
    CHECK(incoming_clear(store, NULL));
    CHECK(access(folder, F_OK) != 0);
    store_close(store);
}

static void a_signature_is_checked_again(void) {
    Staged staged;
    Err err = {0};
    REQUIRE(begin() && sign());
    REQUIRE(take(&trusted, &staged, &err));
    CHECK_STR(staged.entry.signer, "0123456789ABCDEF");
    store_close(store);
}

static void a_claim_of_a_signature_that_is_not_there_is_refused(void) {
    REQUIRE(begin());
    check_refused(&trusted, "signed.json");
    REQUIRE(sign());
    key.id[0] ^= 1;
    check_refused(&trusted, "no key that is known");
    key.id[0] ^= 1;
    key.key[0] ^= 1;
    check_refused(&trusted, "");
    store_close(store);
}

static void put_again(const char *name, char from, char to) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    REQUIRE(read_text(name, &text, &size));
    for (size_t i = 0; i < size; i++)
        if (text[i] == from) text[i] = to;
    CHECK(os_fs()->write_file(NULL, below(name), text, size, NULL));
}

static void what_was_changed_after_it_was_signed_is_refused(void) {
    REQUIRE(begin() && sign());
    put_again("slots/1/bundle/images/notes/words.txt", 'd', 'e');
    check_refused(&trusted, "words.txt is not what was installed");
    store_close(store);
}

// A reader that was taken over can write another list beside other files.
static void a_list_that_differs_from_the_signed_one_is_refused(void) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    REQUIRE(begin() && sign());
    REQUIRE(read_text("slots/1/manifest.json", &text, &size));
    char *name = strstr(text, "words.txt");
    REQUIRE(name);
    memcpy(name, "wordz", 5);
    CHECK(os_fs()->write_file(NULL, below("slots/1/manifest.json"), text, size, NULL));
    char to[sizeof folder + 64];
    snprintf(to, sizeof to, "%s", below("slots/1/bundle/images/notes/wordz.txt"));
    CHECK(os_fs()->rename_file(NULL, below("slots/1/bundle/images/notes/words.txt"), to, NULL));
    check_refused(&trusted, "not what was signed");
    store_close(store);
}

static void a_claim_about_something_else_is_refused(void) {
    IncomingClaim other = plain;
    REQUIRE(begin());
    other.version = 4;
    check_refused(&other, "something else than was said");
    other = plain;
    other.id = "tests";
    check_refused(&other, "something else than was said");
    other = plain;
    other.slot = 2;
    check_refused(&other, "");
    store_close(store);
}

static void links_and_pipes_are_refused(void) {
    REQUIRE(begin());
    CHECK(!symlink("/etc/passwd", below("slots/1/bundle/images/link")));
    check_refused(&plain, "files and folders alone");
    CHECK(!unlink(below("slots/1/bundle/images/link")));
    CHECK(!mkfifo(below("slots/1/pipe"), 0600));
    check_refused(&plain, "files and folders alone");
    store_close(store);
}

static void a_folder_that_is_a_link_is_refused(void) {
    char away[sizeof folder + 64];
    REQUIRE(begin());
    snprintf(away, sizeof away, "%s/away", test_folder());
    CHECK(!rename(below("slots/1"), away));
    CHECK(!symlink(away, below("slots/1")));
    check_refused(&plain, "files and folders alone");
    store_close(store);
}

static void emptying_it_takes_away_what_was_left(void) {
    REQUIRE(begin());
    CHECK(!symlink("/etc", below("link")));
    CHECK(incoming_prepare(store, folder, NULL));
    CHECK(access(below("slots"), F_OK) != 0 && access(below("link"), F_OK) != 0);
    CHECK(access("/etc/passwd", F_OK) == 0);
    store_close(store);
}

TEST_MAIN(TEST(what_was_staged_becomes_a_slot_that_can_be_shown), TEST(a_signature_is_checked_again),
          TEST(a_claim_of_a_signature_that_is_not_there_is_refused),
          TEST(what_was_changed_after_it_was_signed_is_refused),
          TEST(a_list_that_differs_from_the_signed_one_is_refused),
          TEST(a_claim_about_something_else_is_refused), TEST(links_and_pipes_are_refused),
          TEST(a_folder_that_is_a_link_is_refused), TEST(emptying_it_takes_away_what_was_left))
