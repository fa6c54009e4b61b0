#include "take/codes.h"

#include <stdio.h>
#include <string.h>
#include "test.h"

static Err err;

static const QrCode *get(Codes *codes, int number) {
    char text[40];
    snprintf(text, sizeof text, "https://example.org/%d", number);
    const QrCode *code = codes_get(codes, text, &err);
    if (CHECK(code)) CHECK_STR(code->text, text);
    return code;
}

static void a_code_asked_for_again_is_the_same(void) {
    Codes *codes = codes_create();
    const QrCode *code = get(codes, 0);
    const uint8_t *modules = code->modules;
    for (int frame = 0; frame < 3; frame++)
        for (int other = 1; other < CODES_KEPT; other++) {
            get(codes, other);
            CHECK(get(codes, 0) == code);
            CHECK(code->modules == modules);
        }
    codes_destroy(codes);
}

static void the_one_not_asked_for_the_longest_goes(void) {
    Codes *codes = codes_create();
    const QrCode *first = get(codes, 0), *second = get(codes, 1);
    for (int other = 2; other < CODES_KEPT; other++)
        get(codes, other);
    get(codes, 0);
    CHECK(get(codes, 100) == second); // in its place
    CHECK(get(codes, 0) == first);
    codes_destroy(codes);
}

static void a_text_that_no_code_holds_takes_no_place(void) {
    Codes *codes = codes_create();
    char text[4001];
    memset(text, 'b', 4000);
    text[4000] = 0;
    const QrCode *kept[CODES_KEPT - 1];
    for (int i = 0; i < CODES_KEPT - 1; i++)
        kept[i] = get(codes, i);
    for (int i = 0; i < 2 * CODES_KEPT; i++)
        CHECK(!codes_get(codes, text, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK(!codes_get(codes, "", &err));
    for (int i = 0; i < CODES_KEPT - 1; i++)
        CHECK(get(codes, i) == kept[i]);
    codes_destroy(codes);
    codes_destroy(NULL);
}

TEST_MAIN(TEST(a_code_asked_for_again_is_the_same), TEST(the_one_not_asked_for_the_longest_goes),
          TEST(a_text_that_no_code_holds_takes_no_place))
