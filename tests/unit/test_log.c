// Log lines that are kept for the panel.
#include <stdio.h>
#include <string.h>
#include "base/log_ring.h"
#include "test.h"

static int64_t now_us;

static int64_t monotonic_us(void *ctx) {
    (void)ctx;
    return now_us;
}

static const Clock clock = {.monotonic_us = monotonic_us};
static LogLine lines[LIMIT_LOG_LINES + 1];

static void the_newest_line_comes_first_and_the_oldest_goes(void) {
    LogRing *ring = log_ring_create(&clock);
    char text[20];
    REQUIRE(ring);
    CHECK_INT(log_ring_last(ring, lines, 5), 0);
    for (int i = 0; i < LIMIT_LOG_LINES + 5; i++) {
        now_us = i;
        snprintf(text, sizeof text, "line %d", i);
        log_ring_add(ring, LOG_WARNING, text);
    }
    CHECK_INT(log_ring_last(ring, lines, LIMIT_LOG_LINES + 1), LIMIT_LOG_LINES);
    snprintf(text, sizeof text, "line %d", LIMIT_LOG_LINES + 4);
    CHECK_STR(lines[0].text, text);
    CHECK_INT(lines[0].monotonic_us, LIMIT_LOG_LINES + 4);
    CHECK_INT(lines[0].level, LOG_WARNING);
    CHECK_STR(lines[LIMIT_LOG_LINES - 1].text, "line 5");
    CHECK_INT(log_ring_last(ring, lines, 2), 2);
    log_ring_destroy(ring);
}

static void a_long_line_ends_with_a_whole_letter(void) {
    LogRing *ring = log_ring_create(&clock);
    char text[LIMIT_LOG_LINE_BYTES * 2];
    REQUIRE(ring);
    memset(text, 'a', sizeof text);
    memcpy(text + LIMIT_LOG_LINE_BYTES - 1, "\xE2\x82\xAC", 3); // its middle is over the limit
    text[sizeof text - 1] = 0;
    log_ring_add(ring, LOG_INFO, text);
    text[LIMIT_LOG_LINE_BYTES] = 0;
    text[LIMIT_LOG_LINE_BYTES - 1] = 'a';
    log_ring_add(ring, LOG_INFO, text);
    CHECK_INT(log_ring_last(ring, lines, 2), 2);
    CHECK_INT(strlen(lines[0].text), LIMIT_LOG_LINE_BYTES);
    CHECK_INT(strlen(lines[1].text), LIMIT_LOG_LINE_BYTES - 1);
    log_ring_destroy(ring);
}

static void lines_are_kept_while_somebody_keeps_them(void) {
    LogRing *ring = log_ring_create(&clock);
    REQUIRE(ring);
    log_keep(ring);
    log_line(LOG_ERROR, "the %s is lost", "display");
    log_keep(NULL);
    log_line(LOG_INFO, "nobody keeps this");
    CHECK_INT(log_ring_last(ring, lines, 5), 1);
    CHECK_STR(lines[0].text, "the display is lost");
    CHECK_STR(log_prefix(lines[0].level), "error: ");
    log_ring_destroy(ring);
}

TEST_MAIN(TEST(the_newest_line_comes_first_and_the_oldest_goes), TEST(a_long_line_ends_with_a_whole_letter),
          TEST(lines_are_kept_while_somebody_keeps_them))
