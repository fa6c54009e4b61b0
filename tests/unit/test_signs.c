#include "base/signs.h"

#include "test.h"

static void what_turns_text_or_breaks_its_line_is_found(void) {
    static const struct {
        const char *text;
        uint32_t sign;
    } cases[] = {
        {"", 0},
        {"Opening\nremarks, 10:00 – 12:00", 0},
        {"Đà Nẵng مرحبا 日本 \xF0\x9F\x98\x80", 0},
        {"a\xE2\x80\xAE"
         "b",
         0x202E}, // override
        {"a\xE2\x80\xAA"
         "b\xE2\x80\xAC",
         0x202A}, // embedding
        {"\xE2\x81\xA7"
         "b\xE2\x81\xA9",
         0}, // an isolate with its end
        {"\xE2\x81\xA7"
         "b",
         0x2067},                  // left open
        {"b\xE2\x81\xA9", 0x2069}, // ends nothing
        {"a\tb", 9},
        {"a\xC2\x85"
         "b",
         0x85},
        {"a\xE2\x80\xA8"
         "b",
         0x2028},
        {"a\xE2\x80\xA9"
         "b",
         0x2029},
        {"\xE2\x80\x8F", 0}, // the right-to-left mark harms nobody
        {"\xE2", 0},
        {"\xE2\x80", 0},
        {"\xC2", 0},
        {"\xFF\xFE", 0}, // broken UTF-8 is no sign
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_INT(signs_find(cases[i].text), cases[i].sign);
}

TEST_MAIN(TEST(what_turns_text_or_breaks_its_line_is_found))
