#include "take/qr.h"

#include <string.h>
#include "base/limits.h"
#include "test.h"

// Bytes of ASCII that version 1, 2, ... holds at level M, Q and H (ISO/IEC 18004, table 7).
static const int holds[][3] = {{14, 11, 7},    {26, 20, 14},    {42, 32, 24},    {62, 46, 34},
                               {84, 60, 44},   {106, 74, 58},   {122, 86, 64},   {152, 108, 84},
                               {180, 130, 98}, {213, 151, 119}, {251, 177, 137}, {287, 203, 155},
                               {328, 241, 177}};

static Arena arena;
static Err err;

static void begin(void) {
    arena_finish(&arena);
    arena_init(&arena, 1u << 20);
    err = (Err){0};
}

static QrCode make(const char *unit, size_t bytes) {
    char text[5000];
    size_t step = strlen(unit);
    for (size_t i = 0; i < bytes; i++)
        text[i] = unit[i % step];
    text[bytes] = 0;
    begin();
    QrCode code = {0};
    CHECK(qr_make(text, &arena, &code, &err));
    CHECK_STR(code.text, text);
    return code;
}

static void a_code_is_as_small_as_it_can_be_and_then_as_sturdy(void) {
    for (size_t i = 0; i < COUNT_OF(holds); i++) {
        int side = 17 + 4 * ((int)i + 1);
        for (QrLevel level = QR_M; level <= QR_H; level++) {
            QrCode code = make("b", (size_t)holds[i][level]);
            // The row before may hold it at a lower level: then it is that one.
            bool smaller = i && holds[i][level] <= holds[i - 1][QR_M];
            if (smaller) CHECK(code.side < side);
            if (smaller) continue;
            CHECK_INT(code.side, side);
            CHECK_INT(code.level, level);
        }
    }
    arena_finish(&arena);
}

static void the_largest_code_is_the_limit_and_one_more_gets_a_sentence(void) {
    CHECK_INT(make("b", LIMIT_CODE_BYTES).side, LIMIT_CODE_SIDE);
    CHECK_INT(make("\xC3\xA9", LIMIT_CODE_BYTES).side, LIMIT_CODE_SIDE);
    static const size_t too_long[] = {LIMIT_CODE_BYTES + 1, 4000};
    for (size_t i = 0; i < COUNT_OF(too_long); i++) {
        char text[4001];
        memset(text, 'b', too_long[i]);
        text[too_long[i]] = 0;
        begin();
        QrCode code = {.side = 7};
        CHECK(!qr_make(text, &arena, &code, &err));
        CHECK_INT(err.code, ERR_TOO_LARGE);
        CHECK_CONTAINS(err.message, "too long for a code");
        CHECK_INT(code.side, 7);
    }
    arena_finish(&arena);
}

static void an_empty_text_has_no_code(void) {
    begin();
    QrCode code = {.side = 7};
    CHECK(!qr_make("", &arena, &code, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_INT(code.side, 7);
    arena_finish(&arena);
}

// The three corners that cameras look for: 7 squares, dark around light around dark.
static void check_finder(const QrCode *code, int left, int top) {
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++) {
            int from_edge = x < y ? x : y, to_edge = 6 - (x > y ? x : y);
            int ring = from_edge < to_edge ? from_edge : to_edge;
            CHECK_INT(code->modules[(top + y) * code->side + left + x], ring != 1);
        }
}

static void squares_are_0_or_1_and_the_corners_are_there(void) {
    QrCode code = make("Bali Process ", 120);
    for (int i = 0; i < code.side * code.side; i++)
        CHECK(code.modules[i] <= 1);
    check_finder(&code, 0, 0);
    check_finder(&code, code.side - 7, 0);
    check_finder(&code, 0, code.side - 7);
    arena_finish(&arena);
}

static void the_same_text_gives_the_same_squares(void) {
    QrCode first = make("Bali Process ", 120);
    Arena kept = arena;
    arena = (Arena){0};
    QrCode second = make("Bali Process ", 120);
    CHECK_INT(first.side, second.side);
    CHECK(!memcmp(first.modules, second.modules, (size_t)(first.side * first.side)));
    arena_finish(&kept);
    arena_finish(&arena);
}

static void without_memory_there_is_no_code(void) {
    begin();
    arena_finish(&arena);
    arena_init(&arena, 64);
    QrCode code = {.side = 7};
    CHECK(!qr_make("Bali Process", &arena, &code, &err));
    CHECK_INT(err.code, ERR_NO_MEMORY);
    CHECK_INT(code.side, 7);
    arena_finish(&arena);
}

TEST_MAIN(TEST(a_code_is_as_small_as_it_can_be_and_then_as_sturdy),
          TEST(the_largest_code_is_the_limit_and_one_more_gets_a_sentence), TEST(an_empty_text_has_no_code),
          TEST(squares_are_0_or_1_and_the_corners_are_there), TEST(the_same_text_gives_the_same_squares),
          TEST(without_memory_there_is_no_code))
