// Keys and signatures that minisign 0.11 made, and ours.
#include "store/signature.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "test.h"

// Made for this test; the password of the first is "secret", its scrypt the cheapest that there is.
static const char locked_key[] =
    "untrusted comment: a key for tests\n"
    "RWRTY0IyAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8AgAAAAAAAAAAAAAEAAAAAlUnNaga9kyh0W6NJG/"
    "Ssj38G152db6NyujvWbQ3c66"
    "0TR6fLm64QHyFWHtcwEGxlj34tGHzUSjJtCMU9tsXhcebObluq0s/Z6PpCU0D1dBq24I/8iY17/WDe/3QBAkmTcPrf0mBRdQk=\n";
static const char locked_public[] =
    "untrusted comment: its other half\nRWRLRVlGT1IwMepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs\n";
static const char open_key[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQQ8hVUDf+"
    "mc6ddJlyZJldrZOV67jiiOdS9aR0W3RbF"
    "owKXJQMKYHPTwWqzD6DBawXd6KLURH80L60RjidlAv23A2fT0NYCsWAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
static const char open_public[] =
    "RWRBDyFVQN/6ZzwWqzD6DBawXd6KLURH80L60RjidlAv23A2fT0NYCsW"; // the line alone
// Of "hello\n", by the first key.
static const char hashed_signature[] =
    "untrusted comment: signature from minisign secret key\n"
    "RURLRVlGT1IwMSihZuamBlJx21h0PS0YlUB5eynJ634MAjrV57B02+0vEK2ci97JHc1eEgj8Jd0UdYpQHGJu5O4TlZjyCQjedQI=\n"
    "trusted comment: hashed by minisign\n"
    "qsJatbpfqIue6Nuq3Z0ohN3Rarjrhgx6lgomd1/iwjrrh5cx1VDsC6fB/p7IPVCgnIFBnIXmIMnLPLUZL5pbCA==\n";
static const char plain_signature[] =
    "untrusted comment: signature from minisign secret key\r\n"
    "RWRLRVlGT1IwMU4oFDq0+hjdMU2g4h4a3yYr2eCVNljhnm8sy30OadDh35G4Mm/Ap34RvsoA1hBrlVLatsPvHC7dm/BzdeXhwwU=\r\n"
    "trusted comment: plain by minisign\r\n"
    "YshpP+5w+3NkF7QzI91gXuxhqKGp5vBjjLJpOL7G8Jd32X4OhYII4XzyodAFm4Q286blSJ/Ab0KHcsSRmT73CA==\r\n";

static bool verify(const char *signature_text, const char *key_text, const char *data, Signature *signature,
                   Err *err) {
    PublicKey key;
    return public_key_read(key_text, strlen(key_text), &key, err) &&
           signature_read(signature_text, strlen(signature_text), signature, err) &&
           signature_verify(signature, &key, data, strlen(data), err);
}

static void both_kinds_of_minisigns_signatures_are_taken(void) {
    Signature signature;
    CHECK(verify(hashed_signature, locked_public, "hello\n", &signature, NULL));
    CHECK(signature.prehashed);
    CHECK_STR(signature.comment, "hashed by minisign");
    CHECK(verify(plain_signature, locked_public, "hello\n", &signature, NULL));
    CHECK(!signature.prehashed);
    CHECK_STR(signature.comment, "plain by minisign");
}

static void what_was_not_signed_is_not_taken(void) {
    Signature signature;
    Err err = {0};
    CHECK(!verify(hashed_signature, locked_public, "hello", &signature, &err));
    CHECK_INT(err.code, ERR_BAD_SIGNATURE);
    CHECK(!verify(plain_signature, locked_public, "hallo\n", &signature, &err));
    CHECK(!verify(hashed_signature, open_public, "hello\n", &signature, &err));
    CHECK_CONTAINS(err.message, "another key");
    AUTO_FREE char *changed = strdup(hashed_signature);
    memcpy(strstr(changed, "hashed by"), "hushed by", 9);
    CHECK(!verify(changed, locked_public, "hello\n", &signature, &err));
    CHECK_CONTAINS(err.message, "comment was changed");
    // One kind's signature is none of the other.
    AUTO_FREE char *other_kind = strdup(hashed_signature);
    memcpy(strstr(other_kind, "RURL"), "RWRL", 4);
    CHECK(!verify(other_kind, locked_public, "hello\n", &signature, &err));
}

static void secret_keys_of_minisigns_open_with_their_password_and_without(void) {
    SecretKey key;
    PublicKey public;
    bool locked = false;
    Err err = {0};
    CHECK(secret_key_has_password(locked_key, strlen(locked_key), &locked, NULL) && locked);
    CHECK(secret_key_read(locked_key, strlen(locked_key), "secret", &key, NULL));
    REQUIRE(public_key_read(locked_public, strlen(locked_public), &public, NULL));
    CHECK(!memcmp(key.id, public.id, KEY_ID_BYTES) && !memcmp(key.key + 32, public.key, KEY_PUBLIC_BYTES));
    CHECK(!secret_key_read(locked_key, strlen(locked_key), "Secret", &key, &err));
    CHECK_CONTAINS(err.message, "not the secret key's password");
    CHECK(!secret_key_read(locked_key, strlen(locked_key), NULL, &key, &err));
    CHECK_CONTAINS(err.message, "has a password");
    CHECK(secret_key_has_password(open_key, strlen(open_key), &locked, NULL) && !locked);
    CHECK(secret_key_read(open_key, strlen(open_key), NULL, &key, NULL));
    AUTO_FREE char *damaged = strdup(open_key);
    memcpy(strstr(damaged, "ddJl"), "ddJm", 4);
    CHECK(!secret_key_read(damaged, strlen(damaged), NULL, &key, &err));
    CHECK_CONTAINS(err.message, "damaged");
}

// What the password costs stands in bytes 38 to 54 of the file: from the 52nd letter of its line on.
static void a_key_that_would_cost_more_than_minisigns_is_refused_at_once(void) {
    static const char as_it_is[] = "gAAAAAAAAAAAAAEAAAAA";
    static const char *const greedy[] = {"gAADAAAAAAAAAAEAAAAA", "gAAAAAABAAAAAAEAAAAA",
                                         "gAAAAAAAAAAAAEEAAAAA", "gAAAAAAAAAAAAAEAAAAB"};
    SecretKey key;
    for (size_t i = 0; i < COUNT_OF(greedy); i++) {
        AUTO_FREE char *text = strdup(locked_key);
        Err err = {0};
        char *at = strstr(text, as_it_is);
        REQUIRE(at != NULL);
        memcpy(at, greedy[i], strlen(greedy[i]));
        CHECK(!secret_key_read(text, strlen(text), "secret", &key, &err));
        CHECK_CONTAINS(err.message, "more time or memory");
    }
}

static void what_is_no_key_and_no_signature_is_said_to_be_none(void) {
    static const char *const texts[] = {"",
                                        "\n",
                                        "untrusted comment:",
                                        "RWRL",
                                        "untrusted comment: x\nRWRL\n",
                                        "untrusted comment: x\n====\n"};
    PublicKey public;
    SecretKey secret;
    Signature signature;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Err err = {0};
        CHECK(!public_key_read(texts[i], strlen(texts[i]), &public, &err) && err.code == ERR_BAD_KEY);
        CHECK(!secret_key_read(texts[i], strlen(texts[i]), NULL, &secret, &err) && err.code == ERR_BAD_KEY);
        CHECK(!signature_read(texts[i], strlen(texts[i]), &signature, &err) && err.code == ERR_BAD_SIGNATURE);
    }
    CHECK(!public_key_read(open_key, strlen(open_key), &public, NULL));
    CHECK(!secret_key_read(locked_public, strlen(locked_public), NULL, &secret, NULL));
}

static void files_of_keys_and_signatures_have_their_limits(void) {
    char text[LIMIT_SIGNATURE_FILE_BYTES + 2];
    PublicKey key;
    Signature signature;
    memset(text, '\n', sizeof text);
    memcpy(text, locked_public, sizeof locked_public - 1);
    CHECK(public_key_read(text, LIMIT_KEY_FILE_BYTES, &key, NULL));
    CHECK(!public_key_read(text, LIMIT_KEY_FILE_BYTES + 1, &key, NULL));
    memset(text, '\n', sizeof text);
    memcpy(text, hashed_signature, sizeof hashed_signature - 1);
    CHECK(signature_read(text, LIMIT_SIGNATURE_FILE_BYTES, &signature, NULL));
    CHECK(!signature_read(text, LIMIT_SIGNATURE_FILE_BYTES + 1, &signature, NULL));
}

static void what_we_sign_is_verified_and_the_same_every_time(void) {
    SecretKey key;
    Signature signature;
    Err err = {0};
    REQUIRE(secret_key_read(open_key, strlen(open_key), NULL, &key, NULL));
    AUTO_FREE char *text = NULL, *again = NULL;
    char *none = NULL;
    REQUIRE(signature_make(&key, "hello\n", 6, "my-event version 14", &text, NULL));
    REQUIRE(signature_make(&key, "hello\n", 6, "my-event version 14", &again, NULL));
    CHECK_STR(text, again);
    CHECK(verify(text, open_public, "hello\n", &signature, NULL));
    CHECK(signature.prehashed);
    CHECK_STR(signature.comment, "my-event version 14");
    CHECK(!signature_make(&key, "hello\n", 6, "two\nlines", &none, &err));
    CHECK_INT(err.code, ERR_USAGE);
}

static void a_new_pair_signs_and_has_an_id_of_its_own(void) {
    AUTO_FREE char *secret_text = NULL, *public_text = NULL, *signature_text = NULL;
    PublicKey public, read;
    SecretKey secret;
    Signature signature;
    char id[KEY_ID_SIZE];
    REQUIRE(keys_make(NULL, &secret_text, &public_text, &public, NULL));
    REQUIRE(secret_key_read(secret_text, strlen(secret_text), NULL, &secret, NULL));
    REQUIRE(public_key_read(public_text, strlen(public_text), &read, NULL));
    CHECK(!memcmp(&public, &read, sizeof public));
    key_id_text(public.id, id);
    CHECK_CONTAINS(public_text, id);
    REQUIRE(signature_make(&secret, "x", 1, "", &signature_text, NULL));
    CHECK(verify(signature_text, public_text, "x", &signature, NULL));
}

TEST_MAIN(TEST(both_kinds_of_minisigns_signatures_are_taken), TEST(what_was_not_signed_is_not_taken),
          TEST(secret_keys_of_minisigns_open_with_their_password_and_without),
          TEST(a_key_that_would_cost_more_than_minisigns_is_refused_at_once),
          TEST(what_is_no_key_and_no_signature_is_said_to_be_none),
          TEST(files_of_keys_and_signatures_have_their_limits),
          TEST(what_we_sign_is_verified_and_the_same_every_time),
          TEST(a_new_pair_signs_and_has_an_id_of_its_own))
