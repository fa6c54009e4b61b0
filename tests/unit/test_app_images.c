// Pictures for the painter: decoded at once or by the worker, forgotten with their folder, within their
// memory.
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "app/images.h"
#include "base/limits.h"
#include "picture/picture.h"
#include "test.h"

static const char *const flags[] = {"ID", "AU", "NZ", "LK", "VN", "TH", "MY", "FJ", "JP", "KR",
                                    "NP", "IN", "PK", "PH", "SG", "TL", "TO", "TR", "US", "VU",
                                    "WS", "KH", "LA", "BD", "BT", "AF", "IR", "IQ", "MN", "MV"};
enum {
    FLAGS = sizeof flags / sizeof *flags
};

static Images *create(bool at_once) {
    Images *images = images_create(&(ImagesConfig){.assets_folder = BALAI_ASSETS_DIR, .at_once = at_once});
    images_begin_frame(images);
    return images;
}

static const Image *get(Images *images, const char *name, int width, int height) {
    ImageSource source = images_source(images);
    return source.get(source.ctx, name, width, height, IMAGE_CONTAIN);
}

// Waits until the worker has nothing left to do; its bound is against hanging.
static sem_t woken;

static void wake(void *ctx) {
    (void)ctx;
    sem_post(&woken);
}

static bool wait_for_worker(Images *images) {
    while (images_pending(images)) {
        struct timespec until;
        timespec_get(&until, TIME_UTC);
        until.tv_sec += 60;
        if (sem_timedwait(&woken, &until)) return false;
        images_take(images);
    }
    return true;
}

static void write_picture(const char *name, uint32_t colour) {
    uint32_t pixels[16];
    for (int i = 0; i < 16; i++)
        pixels[i] = colour;
    char path[600];
    Err err = {0};
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    CHECK(picture_write_png(path, pixels, 4, 4, 4, &err));
}

static void at_once_a_picture_is_there_when_it_is_asked_for(void) {
    Images *images = create(true);
    const Image *flag = get(images, "flag/ID", 120, 80);
    REQUIRE(flag);
    CHECK(flag->width <= 120 && flag->height <= 80);
    CHECK(flag->width == 120 || flag->height == 80);
    CHECK(flag->opaque);
    CHECK((flag->pixels[2] & 0xFFFFFF) != (flag->pixels[(flag->height - 1) * flag->stride_px] & 0xFFFFFF));
    CHECK(!images_pending(images));
    CHECK(get(images, "flag/ID", 120, 80) == flag);
    const Image *smaller = get(images, "flag/ID", 60, 40);
    CHECK(smaller && smaller->width <= 60);
    images_destroy(images);
}

static void what_is_not_there_is_nothing(void) {
    Images *images = create(true);
    CHECK(!get(images, "flag/XX", 100, 100));
    CHECK(!get(images, "icon/no-such-icon", 100, 100));
    CHECK(!get(images, "file/nothing.png", 100, 100));
    CHECK(!get(images, "flag/ID", 0, 100));
    CHECK(!get(images, "flag/ID", 100, -5));
    CHECK(images_failed(images, "flag/XX"));
    CHECK(!images_failed(images, "flag/ID"));
    CHECK(!images_pending(images));
    char name[2000];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = 0;
    CHECK(!get(images, name, 10, 10));
    images_destroy(images);
}

static void a_name_without_a_folder_is_nothing(void) {
    Images *images = create(true);
    CHECK(!get(images, "", 100, 100));
    CHECK(!get(images, "no-such-picture", 100, 100));
    images_destroy(images);
}

static void the_worker_tells_when_a_picture_is_ready(void) {
    Images *images = create(false);
    sem_init(&woken, 0, 0);
    images_set_wake(images, wake, NULL);
    CHECK(!get(images, "flag/ID", 300, 200));
    CHECK(wait_for_worker(images));
    const Image *flag = get(images, "flag/ID", 300, 200);
    CHECK(flag && flag->width <= 300);
    images_destroy(images);
}

static void many_pictures_come_in_the_end(void) {
    Images *images = create(false);
    sem_init(&woken, 0, 0);
    images_set_wake(images, wake, NULL);
    char name[16];
    for (int i = 0; i < FLAGS; i++) {
        snprintf(name, sizeof name, "flag/%s", flags[i]);
        get(images, name, 90, 60);
    }
    CHECK(wait_for_worker(images));
    for (int i = 0; i < FLAGS; i++) {
        snprintf(name, sizeof name, "flag/%s", flags[i]);
        if (!CHECK(get(images, name, 90, 60))) printf("    %s\n", name);
    }
    images_destroy(images);
}

static void an_end_in_the_middle_of_decoding_waits_and_frees(void) {
    Images *images = create(false);
    char name[32];
    for (int i = 0; i < FLAGS; i++) {
        snprintf(name, sizeof name, "flag/large/%s", flags[i]);
        get(images, name, 400, 300);
    }
    images_destroy(images);
    images_destroy(NULL);
}

static void another_folder_has_other_pictures_of_the_same_name(void) {
    char second[600];
    write_picture("x.png", 0xFFFF0000);
    write_picture("y.png", 0xFFFF0000);
    Images *images = create(true);
    images_set_folder(images, test_folder());
    const Image *red = get(images, "file/x.png", 4, 4);
    REQUIRE(red);
    CHECK_INT(red->pixels[0] & 0xFFFFFF, 0xFF0000);
    snprintf(second, sizeof second, "%s/second", test_folder());
    test_write("second/none", "", 0);
    write_picture("second/x.png", 0xFF0000FF);
    images_set_folder(images, second);
    const Image *blue = get(images, "file/x.png", 4, 4);
    REQUIRE(blue);
    CHECK_INT(blue->pixels[0] & 0xFFFFFF, 0x0000FF);
    CHECK(!get(images, "file/y.png", 4, 4));
    images_destroy(images);
}

// Flags and icons do not belong to the folder: those still waiting when it changes come all the same.
static void another_folder_costs_no_flag(void) {
    Images *images = create(false);
    sem_init(&woken, 0, 0);
    images_set_wake(images, wake, NULL);
    char name[32];
    for (int i = 0; i < FLAGS; i++) {
        snprintf(name, sizeof name, "flag/large/%s", flags[i]);
        get(images, name, 90, 60);
    }
    images_set_folder(images, test_folder());
    int there = 0;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < FLAGS; i++) {
            snprintf(name, sizeof name, "flag/large/%s", flags[i]);
            there += get(images, name, 90, 60) && round;
        }
        CHECK(wait_for_worker(images));
    }
    CHECK_INT(there, FLAGS);
    images_destroy(images);
}

static void what_failed_is_tried_again_when_asked_to(void) {
    Images *images = create(true);
    images_set_folder(images, test_folder());
    CHECK(!get(images, "file/late.png", 4, 4));
    CHECK(images_failed(images, "file/late.png"));
    write_picture("late.png", 0xFF00FF00);
    CHECK(!get(images, "file/late.png", 4, 4)); // not with every frame
    images_retry(images);
    CHECK(get(images, "file/late.png", 4, 4));
    CHECK(!images_failed(images, "file/late.png"));
    images_destroy(images);
}

static void memory_is_given_back_over_its_limit_but_not_what_is_shown(void) {
    Images *images = create(true);
    char name[32];
    for (int i = 0; i < FLAGS; i++) {
        snprintf(name, sizeof name, "flag/large/%s", flags[i]);
        get(images, name, 1280, 900);
    }
    CHECK(images_bytes(images) > LIMIT_IMAGE_CACHE_BYTES);
    const Image *shown = get(images, "flag/large/ID", 1280, 900);
    for (int frame = 0; frame < 4; frame++) {
        CHECK(get(images, "flag/large/ID", 1280, 900) == shown);
        images_begin_frame(images);
    }
    CHECK(images_bytes(images) <= LIMIT_IMAGE_CACHE_BYTES);
    CHECK(images_bytes(images) > 0);
    images_destroy(images);
}

static void a_picture_can_be_expected_before_it_is_asked_for(void) {
    write_picture("first.png", 0xFF00FF00);
    Images *images = create(true);
    images_set_folder(images, test_folder());
    images_expect(images, "file/first.png");
    CHECK(images_bytes(images) >= 4 * 4 * 4);
    images_expect(images, "file/none.png");
    CHECK(!images_failed(images, "file/none.png"));
    images_destroy(images);
}

static void how_a_picture_lies_in_its_box_is_known_when_it_is_there(void) {
    Images *images = create(false);
    Rect box = {100, 50, 300, 90}, seen = {0};
    sem_init(&woken, 0, 0);
    images_set_wake(images, wake, NULL);
    write_picture("square.png", 0xFFFFFFFF);
    images_set_folder(images, test_folder());
    CHECK_INT(images_look(images, "file/square.png", box, &seen), PICTURE_COMING);
    CHECK_INT(seen.w, 0);
    CHECK(wait_for_worker(images));
    CHECK_INT(images_look(images, "file/square.png", box, &seen), PICTURE_THERE);
    CHECK_INT(seen.x, 205);
    CHECK_INT(seen.y, 50);
    CHECK_INT(seen.w, 90);
    CHECK_INT(seen.h, 90);
    CHECK(get(images, "file/square.png", 300, 90) != NULL); // the very one that is painted
    CHECK(!images_pending(images));
    images_destroy(images);
}

static void a_picture_that_cannot_be_shown_is_missing_wherever_it_is_looked_for(void) {
    Images *images = create(true);
    Rect seen = {1, 2, 3, 4};
    CHECK_INT(images_look(images, "file/nothing.png", (Rect){0, 0, 10, 10}, &seen), PICTURE_MISSING);
    CHECK_INT(images_look(images, "flag/ID", (Rect){0, 0, 0, 10}, &seen), PICTURE_MISSING);
    CHECK_INT(images_look(images, NULL, (Rect){0, 0, 10, 10}, &seen), PICTURE_MISSING);
    CHECK_INT(seen.w, 3);
    images_destroy(images);
}

TEST_MAIN(TEST(at_once_a_picture_is_there_when_it_is_asked_for), TEST(what_is_not_there_is_nothing),
          TEST(the_worker_tells_when_a_picture_is_ready), TEST(many_pictures_come_in_the_end),
          TEST(an_end_in_the_middle_of_decoding_waits_and_frees),
          TEST(another_folder_has_other_pictures_of_the_same_name), TEST(another_folder_costs_no_flag),
          TEST(what_failed_is_tried_again_when_asked_to),
          TEST(memory_is_given_back_over_its_limit_but_not_what_is_shown),
          TEST(a_picture_can_be_expected_before_it_is_asked_for), TEST(a_name_without_a_folder_is_nothing),
          TEST(how_a_picture_lies_in_its_box_is_known_when_it_is_there),
          TEST(a_picture_that_cannot_be_shown_is_missing_wherever_it_is_looked_for))
