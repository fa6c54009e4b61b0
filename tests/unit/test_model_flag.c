#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include "model/flag.h"
#include "flag_codes.h"
#include "test.h"

static void a_code_has_a_flag_when_it_is_in_the_list(void) {
    CHECK(flag_exists("AU"));
    CHECK(flag_exists("AD")); // the first
    CHECK(flag_exists("ZW")); // the last
    CHECK(flag_exists("XK"));
    CHECK(!flag_exists("ZZ"));
    CHECK(!flag_exists("AN")); // dissolved
}

static void what_is_no_code_has_no_flag(void) {
    CHECK(!flag_exists(NULL));
    CHECK(!flag_exists(""));
    CHECK(!flag_exists("A"));
    CHECK(!flag_exists("au"));
    CHECK(!flag_exists("AUS"));
    CHECK(!flag_exists("U\n"));
    CHECK(!flag_exists("D\nA"));
}

// Searching rests on lines of one length in ascending order.
static void the_list_is_sorted_two_letters_a_line(void) {
    REQUIRE(flag_codes_size && flag_codes_size % 3 == 0);
    for (size_t at = 0; at < flag_codes_size; at += 3) {
        CHECK(flag_codes[at] >= 'A' && flag_codes[at] <= 'Z');
        CHECK(flag_codes[at + 1] >= 'A' && flag_codes[at + 1] <= 'Z');
        CHECK(flag_codes[at + 2] == '\n');
        if (at) CHECK(memcmp(&flag_codes[at - 3], &flag_codes[at], 2) < 0);
    }
}

// Each of the list was drawn (the names are the codes), and nothing else.
static void check_drawn(const char *path) {
    size_t drawn = 0;
    DIR *folder = opendir(path);
    REQUIRE(folder != NULL);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!strstr(entry->d_name, ".png")) continue;
        char code[3] = "";
        snprintf(code, sizeof code, "%.2s", entry->d_name);
        if (strlen(entry->d_name) != strlen("XX.png") || !flag_exists(code))
            printf("%s/%s is not in assets/flags.txt\n", path, entry->d_name);
        CHECK(flag_exists(code));
        drawn++;
    }
    closedir(folder);
    CHECK_INT(drawn, flag_codes_size / 3);
}

static void the_list_is_what_the_recipe_draws(void) {
    check_drawn(BALAI_ASSETS_DIR "/flags");
    check_drawn(BALAI_ASSETS_DIR "/flags/large");
}

TEST_MAIN(TEST(a_code_has_a_flag_when_it_is_in_the_list), TEST(what_is_no_code_has_no_flag),
          TEST(the_list_is_sorted_two_letters_a_line), TEST(the_list_is_what_the_recipe_draws))
