// Contacts, read back by a strict reader of RFC 2426.
#include "take/vcard.h"

#include <string.h>
#include "base/limits.h"
#include "bundle_text.h"
#include "model/load.h"
#include "model/query.h"
#include "test.h"

static const char contacts[] =
    "\"members\": [{\"id\": \"th\", \"kind\": \"member-state\", \"code\": \"TH\", \"name\": \"Thailand\"},"
    "{\"id\": \"au\", \"kind\": \"member-state\", \"code\": \"AU\", \"name\": \"Australia\"}],"
    "\"contacts\": ["
    "{\"id\": \"rso\", \"name\": \"Regional, Support; Office\", \"country\": \"th\","
    " \"lines\": [\"Level 27, Rajanakarn Building\", \"183 South Sathorn Road; Sathorn\","
    " \"Bangkok 10120, Thailand\"], \"phone\": \"+66 (0) 2343 9477\", \"fax\": \"+66 2 343 9478\","
    " \"email\": \"info@example.org\", \"role\": \"Secretariat\"},"
    "{\"id\": \"canberra\", \"name\": \"IOM Canberra\", \"country\": \"AU\","
    " \"lines\": [\"161 London Circuit\"]},"
    "{\"id\": \"bare\", \"name\": \"Bare\"}]";

enum {
    FIELDS_MAX = 16
};

// A card as names and values, unfolded and still escaped.
typedef struct Card {
    char text[4000];
    char *names[FIELDS_MAX], *values[FIELDS_MAX];
    int count;
} Card;

static Arena arena;
static Err err;

// Takes folds out; a line over 75 octets, a control or a bare line break is no vCard.
static bool unfold(const char *text, char *at, size_t size) {
    if (strlen(text) >= size) return false;
    int octets = 0;
    for (; *text; text++) {
        if (!strncmp(text, "\r\n", 2)) {
            octets = text[2] == ' ';
            if (octets)
                text += 2;
            else
                *at++ = *++text;
            continue;
        }
        if ((unsigned char)*text < ' ' || ++octets > 75) return false;
        *at++ = *text;
    }
    *at = 0;
    return true;
}

static bool parse(Card *card, const char *text) {
    *card = (Card){0};
    if (!unfold(text, card->text, sizeof card->text)) return false;
    for (char *line = card->text, *end; *line; line = end + 1) {
        end = strchr(line, '\n');
        char *colon = strchr(line, ':');
        if (!end || !colon || colon > end || card->count == FIELDS_MAX) return false;
        *end = *colon = 0;
        card->names[card->count] = line;
        card->values[card->count++] = colon + 1;
    }
    return card->count >= 4;
}

static const char *field(const Card *card, const char *name) {
    for (int i = 0; i < card->count; i++)
        if (!strcmp(card->names[i], name)) return card->values[i];
    return NULL;
}

static bool write_card(const Bundle *bundle, const Contact *contact, Card *card, const char **ret_text) {
    arena_init(&arena, 1u << 20);
    const char *text = NULL;
    bool written = CHECK(vcard_write_contact(bundle, contact, NULL, &arena, &text, &err)) &&
                   CHECK(strlen(text) <= LIMIT_CODE_BYTES) && CHECK(parse(card, text));
    if (!written) return false;
    CHECK_STR(card->names[0], "BEGIN");
    CHECK_STR(card->values[0], "VCARD");
    CHECK_STR(card->names[1], "VERSION"); // RFC 2426 does not say where, old readers do
    CHECK_STR(card->values[1], "3.0");
    CHECK_STR(card->names[card->count - 1], "END");
    CHECK_STR(card->values[card->count - 1], "VCARD");
    CHECK(field(card, "FN") && field(card, "N")); // must be there
    if (ret_text) *ret_text = text;
    return true;
}

static void a_card_has_name_address_and_numbers(void) {
    Bundle *bundle = bundle_with(contacts);
    Card card;
    if (write_card(bundle, bundle_contact(bundle, "rso"), &card, NULL)) {
        CHECK_STR(field(&card, "FN"), "Regional\\, Support\\; Office");
        CHECK_STR(field(&card, "ORG"), "Regional\\, Support\\; Office");
        CHECK_STR(field(&card, "N"), ";;;;");
        CHECK_STR(field(&card, "ROLE"), "Secretariat");
        CHECK_STR(field(&card, "ADR"),
                  ";;Level 27\\, Rajanakarn Building\\n183 South Sathorn Road\\; Sathorn\\n"
                  "Bangkok 10120\\, Thailand;;;;");
        CHECK_STR(field(&card, "TEL"), "+66 2343 9477"); // as it is dialled
        CHECK_STR(field(&card, "TEL;TYPE=FAX"), "+66 2 343 9478");
        CHECK_STR(field(&card, "EMAIL"), "info@example.org");
    }
    arena_finish(&arena);
    bundle_destroy(bundle);
}

static void the_country_is_named_where_no_line_does(void) {
    Bundle *bundle = bundle_with(contacts);
    Card card;
    if (write_card(bundle, bundle_contact(bundle, "canberra"), &card, NULL)) {
        CHECK_STR(field(&card, "ADR"), ";;161 London Circuit;;;;Australia");
        CHECK(!field(&card, "TEL") && !field(&card, "EMAIL") && !field(&card, "ROLE"));
    }
    arena_finish(&arena);
    if (write_card(bundle, bundle_contact(bundle, "bare"), &card, NULL)) CHECK(!field(&card, "ADR"));
    arena_finish(&arena);
    bundle_destroy(bundle);
}

static void no_text_becomes_a_field_of_its_own(void) {
    Bundle *bundle = bundle_with(contacts);
    TextVariant name = {"en", "A\r\nTEL:666\nEND:VCARD"}, line = {"en", "Street\r\nEMAIL:x@y"};
    Text lines[] = {{&line, 1}};
    Contact contact = {.id = "x",
                       .name = {&name, 1},
                       .lines = lines,
                       .line_count = 1,
                       .phone = "+1\r\nTEL:2",
                       .email = "a\x01@b\x7F"};
    Card card;
    if (write_card(bundle, &contact, &card, NULL)) {
        CHECK_STR(field(&card, "FN"), "A TEL:666 END:VCARD");
        CHECK_STR(field(&card, "ADR"), ";;Street EMAIL:x@y;;;;");
        CHECK_STR(field(&card, "TEL"), "+1 TEL:2");
        CHECK_STR(field(&card, "EMAIL"), "a @b");
    }
    arena_finish(&arena);
    bundle_destroy(bundle);
}

static void what_is_least_missed_goes_first(void) {
    Bundle *bundle = bundle_with(contacts);
    const char *const order[] = {"ROLE", "TEL;TYPE=FAX", "ADR"};
    size_t gone = 0;
    char long_name[1000];
    for (size_t length = 1; length < sizeof long_name; length++) {
        memset(long_name, 'n', length);
        long_name[length] = 0;
        TextVariant name = {"en", long_name};
        Contact contact = *bundle_contact(bundle, "rso");
        contact.name = (Text){&name, 1};
        Card card;
        bool written = write_card(bundle, &contact, &card, NULL);
        arena_finish(&arena);
        REQUIRE(written);
        while (gone < COUNT_OF(order) && !field(&card, order[gone]))
            gone++;
        for (size_t i = 0; i < COUNT_OF(order); i++)
            CHECK(!field(&card, order[i]) == (i < gone));
        CHECK(gone == COUNT_OF(order) || !strcmp(field(&card, "FN"), long_name));
        CHECK(field(&card, "TEL") && field(&card, "EMAIL"));
    }
    CHECK_INT(gone, COUNT_OF(order));
    bundle_destroy(bundle);
}

static void what_no_name_can_mend_gets_a_sentence(void) {
    Bundle *bundle = bundle_with(contacts);
    char email[4001];
    memset(email, 'e', 4000);
    email[4000] = 0;
    TextVariant name = {"en", "Office"};
    Contact contact = {.id = "x", .name = {&name, 1}, .email = email};
    const char *text = NULL;
    arena_init(&arena, 1u << 20);
    CHECK(!vcard_write_contact(bundle, &contact, NULL, &arena, &text, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK_CONTAINS(err.message, "too long for a code");
    CHECK(!text);
    arena_finish(&arena);
    bundle_destroy(bundle);
}

TEST_MAIN(TEST(a_card_has_name_address_and_numbers), TEST(the_country_is_named_where_no_line_does),
          TEST(no_text_becomes_a_field_of_its_own), TEST(what_is_least_missed_goes_first),
          TEST(what_no_name_can_mend_gets_a_sentence))
