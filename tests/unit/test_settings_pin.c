#include <stdio.h>
#include <string.h>
#include "memory_fs.h"
#include "settings/pin_guard.h"
#include "settings/pin_reset.h"
#include "test.h"

static const char head[] = "$argon2id$v=19$m=8,t=1,p=1$";
static const char tries[] = "/state/pin-tries.json";
static const int64_t second_us = 1000000;

static MemoryFs fs;

static void begin(void) {
    memory_fs_init(&fs);
}

static void end(void) {
    memory_fs_finish(&fs);
}

static void a_pin_is_four_to_eight_digits(void) {
    static const char *const sound[] = {"0000", "12345678", "00000000", "27182"};
    static const char *const wrong[] = {"", "123", "123456789", "12a4", "-123", " 1234", "1234 ", "१२३४"};
    char hash[PIN_HASH_SIZE] = "untouched";
    for (size_t i = 0; i < COUNT_OF(sound); i++)
        CHECK(pin_is_sound(sound[i]));
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        Err err = {0};
        CHECK(!pin_is_sound(wrong[i]));
        CHECK(!pin_make(wrong[i], hash, &err));
        CHECK_INT(err.code, ERR_USAGE);
    }
    CHECK_STR(hash, "untouched");
}

static void the_hash_of_a_pin_knows_it_and_no_other(void) {
    char hash[PIN_HASH_SIZE], other[PIN_HASH_SIZE];
    Err err = {0};
    REQUIRE(pin_make("271828", hash, &err));
    REQUIRE(pin_make("271828", other, &err));
    CHECK(strcmp(hash, other) != 0); // each has its salt
    CHECK(pin_hash_is_sound(hash));
    CHECK(!strncmp(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31));
    CHECK_INT(pin_check(hash, "271828"), PIN_RIGHT);
    CHECK_INT(pin_check(other, "271828"), PIN_RIGHT);
    CHECK_INT(pin_check(hash, "271829"), PIN_WRONG);
    CHECK_INT(pin_check(hash, "27182"), PIN_WRONG);
    CHECK_INT(pin_check(hash, ""), PIN_WRONG);
}

static void what_is_no_hash_fails_and_opens_nothing(void) {
    static const char *const wrong[] = {
        "",
        "271828",
        "$argon2id$v=19$m=19456,t=2,p=1$",
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ",
        "$argon2id$v=19$m=19456,t=2,p=1$$aGFzaA",
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$",
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA$aGFzaA",
        "$argon2id$v=19$m=19456,t=2,p=1$c2Fs dHNhbHQ$aGFzaA",
        "$argon2id$v=19$m=65537,t=2,p=1$c2FsdHNhbHQ$aGFzaA", // would take a gigabyte, or for ever
        "$argon2id$v=19$m=19456,t=9,p=1$c2FsdHNhbHQ$aGFzaA",
        "$argon2id$v=19$m=19456,t=2,p=2$c2FsdHNhbHQ$aGFzaA",
        "$argon2id$v=19$m=-1,t=2,p=1$c2FsdHNhbHQ$aGFzaA",
        "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA",
        "$argon2id$v=16$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        CHECK(!pin_hash_is_sound(wrong[i]));
        CHECK_INT(pin_check(wrong[i], "271828"), PIN_FAILED);
    }
    char hash[PIN_HASH_SIZE];
    REQUIRE(pin_make("271828", hash, NULL));
    for (size_t length = 0; length < strlen(hash); length++) {
        char torn[PIN_HASH_SIZE] = {0};
        memcpy(torn, hash, length);
        CHECK(!pin_hash_is_sound(torn) || pin_check(torn, "271828") != PIN_RIGHT);
    }
    char longest[PIN_HASH_SIZE + 1] = {0};
    memset(longest, 'A', PIN_HASH_SIZE);
    memcpy(longest, head, sizeof head - 1);
    CHECK(!pin_hash_is_sound(longest));
}

static void a_pin_is_forgotten_when_its_job_is_done(void) {
    static const char nothing[PIN_SIZE];
    PinJob job = {.choose = true, .digits = "27182818"};
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_RIGHT);
    CHECK(pin_hash_is_sound(job.hash));
    CHECK(!memcmp(job.digits, nothing, sizeof nothing));
    job = (PinJob){.choose = true, .digits = "12"};
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_FAILED);
    CHECK_CONTAINS(job.err.message, "4 to 8 digits");
}

static void waits_grow_and_stay_at_five_minutes(void) {
    static const int want_s[] = {0, 0, 0, 5, 15, 60, 300, 300, 300};
    PinGuard guard;
    int64_t now_us = 77 * second_us;
    pin_guard_start(&guard, 0, now_us);
    CHECK_INT(pin_guard_wait_us(&guard, now_us), 0);
    for (size_t i = 0; i < COUNT_OF(want_s); i++) {
        pin_guard_tried(&guard, false, now_us);
        CHECK_INT(guard.wrong, (int)i + 1);
        CHECK_INT(pin_guard_wait_us(&guard, now_us), want_s[i] * second_us);
        now_us += want_s[i] * second_us;
        if (want_s[i]) CHECK_INT(pin_guard_wait_us(&guard, now_us - 1), 1);
        CHECK_INT(pin_guard_wait_us(&guard, now_us), 0);
    }
    CHECK_INT(pin_guard_delay_s(-1), 0);
    CHECK_INT(pin_guard_delay_s(2147483647), 300);
}

static void a_right_pin_forgives_all(void) {
    PinGuard guard;
    pin_guard_start(&guard, 6, 0);
    CHECK_INT(pin_guard_wait_us(&guard, 0), 60 * second_us);
    pin_guard_tried(&guard, true, 60 * second_us);
    CHECK_INT(guard.wrong, 0);
    CHECK_INT(pin_guard_wait_us(&guard, 60 * second_us), 0);
    pin_guard_tried(&guard, false, 61 * second_us);
    CHECK_INT(pin_guard_wait_us(&guard, 61 * second_us), 0);
}

static void a_restart_begins_the_wait_anew(void) {
    static const int want_s[] = {0, 0, 0, 0, 5, 15, 60, 300, 300};
    for (int wrong = 0; wrong < (int)COUNT_OF(want_s); wrong++) {
        PinGuard guard;
        int saved = -1;
        begin();
        REQUIRE(pin_tries_save(&fs.fs, tries, wrong, NULL));
        CHECK(pin_tries_load(&fs.fs, tries, &saved, NULL));
        CHECK_INT(saved, wrong);
        pin_guard_start(&guard, saved, 3 * second_us); // the monotonic clock began anew too
        CHECK_INT(pin_guard_wait_us(&guard, 3 * second_us), want_s[wrong] * second_us);
        end();
    }
}

static void a_count_at_its_most_stays_there(void) {
    PinGuard guard;
    int saved = 0;
    begin();
    pin_guard_start(&guard, 1000000, 0);
    pin_guard_tried(&guard, false, 0);
    CHECK(pin_tries_save(&fs.fs, tries, guard.wrong, NULL));
    CHECK(pin_tries_load(&fs.fs, tries, &saved, NULL));
    CHECK_INT(saved, 1000000);
    end();
}

static void a_damaged_count_leaves_no_free_tries(void) {
    static const char zeros[64];
    static const char *const damaged[] = {"",
                                          "{\"wrong\": 3",
                                          "{}",
                                          "[]",
                                          "3",
                                          "{\"wrong\": -1}",
                                          "{\"wrong\": 1.5}",
                                          "{\"wrong\": \"1\"}",
                                          "{\"wrong\": 1000001}"};
    int wrong = -1;
    begin();
    CHECK(pin_tries_load(&fs.fs, tries, &wrong, NULL));
    CHECK_INT(wrong, 0); // there is no file yet
    for (size_t i = 0; i <= COUNT_OF(damaged) + 1; i++) {
        Err err = {0};
        if (i < COUNT_OF(damaged))
            memory_fs_put(&fs, tries, damaged[i], strlen(damaged[i]));
        else
            memory_fs_put(&fs, tries, zeros, sizeof zeros);
        CHECK(!pin_tries_load(&fs.fs, tries, &wrong, &err));
        CHECK_INT(wrong, 3);
        CHECK_CONTAINS(err.message, "damaged");
    }
    PinGuard guard;
    pin_guard_start(&guard, wrong, 0);
    CHECK_INT(pin_guard_wait_us(&guard, 0), 0);
    pin_guard_tried(&guard, false, 0);
    CHECK_INT(pin_guard_wait_us(&guard, 0), 5 * second_us);
    end();
}

// A try with the PIN 271828 set, on the memory file system.
static PinJob job_with(const char *digits, int wrong) {
    static char hash[PIN_HASH_SIZE];
    if (!*hash && !pin_make("271828", hash, NULL)) return (PinJob){0};
    PinJob job = {.fs = &fs.fs, .wrong = wrong};
    snprintf(job.tries_path, sizeof job.tries_path, "%s", tries);
    snprintf(job.digits, sizeof job.digits, "%s", digits);
    snprintf(job.hash, sizeof job.hash, "%s", hash);
    return job;
}

static int saved_count(void) {
    int wrong = -1;
    return pin_tries_load(&fs.fs, tries, &wrong, NULL) ? wrong : -1;
}

static void a_try_is_counted_on_the_disk(void) {
    begin();
    PinJob job = job_with("000000", 2);
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_WRONG);
    CHECK_INT(job.unsaved.code, ERR_NONE);
    CHECK_INT(saved_count(), 3);
    job = job_with("271828", 3);
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_RIGHT);
    CHECK_INT(saved_count(), 0);
    end();
}

static void a_try_counts_before_it_is_looked_at(void) {
    begin();
    PinJob job = job_with("271828", 5);
    fs.room = strlen("{\"wrong\": 6}\n"); // the plug is pulled behind the first write
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_RIGHT);
    CHECK_INT(saved_count(), 6);
    CHECK_INT(job.unsaved.code, ERR_IO);
    end();
}

static void a_read_only_card_does_not_lock_the_operator_out(void) {
    begin();
    fs.read_only = true;
    PinJob job = job_with("271828", 0);
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_RIGHT);
    CHECK_INT(job.unsaved.code, ERR_IO);
    job = job_with("271829", 0);
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_WRONG);
    CHECK_INT(job.unsaved.code, ERR_IO);
    end();
}

static void a_check_that_fails_counts_as_no_try(void) {
    begin();
    PinJob job = job_with("271828", 4);
    snprintf(job.hash, sizeof job.hash, "no hash");
    pin_job_run(&job);
    CHECK_INT(job.answer, PIN_FAILED);
    CHECK(job.err.code != ERR_NONE);
    CHECK_INT(saved_count(), 4);
    end();
}

static const char *const folders[] = {"/state", "/boot/firmware", "/boot"};

static PinReset reset(SettingsFile *file, SettingSet *ret_changed, Err *err) {
    return pin_reset_if_asked(file, folders, COUNT_OF(folders), tries, ret_changed, err);
}

static void open_with_pin(SettingsFile *file) {
    static const char text[] = "{\"kiosk.name\": \"Foyer\", \"pin.hash\": \"$argon2id$v=19$m=8,t=1,p=1$"
                               "c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo\"}";
    begin();
    memory_fs_put(&fs, "/state/settings.json", text, sizeof text - 1);
    memory_fs_put(&fs, tries, "{\"wrong\": 9}", 12);
    if (!settings_file_open(&fs.fs, "/state/settings.json", file, NULL)) *file = (SettingsFile){0};
    CHECK(*file->values.pin_hash);
}

static void close_with_pin(SettingsFile *file) {
    settings_file_close(file);
    end();
}

static void a_file_takes_the_pin_back_and_is_erased(void) {
    static const char *const names[] = {"/state/balai-reset-pin", "/boot/balai-reset-pin",
                                        "/boot/firmware/Balai-Reset-PIN.TXT", "/state/balai-reset-pin.txt"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        SettingsFile file;
        SettingSet changed = 0;
        Err err = {0};
        open_with_pin(&file);
        memory_fs_put(&fs, names[i], "", 0);
        CHECK_INT(reset(&file, &changed, &err), PIN_RESET_DONE);
        CHECK_INT(err.code, ERR_NONE);
        CHECK(changed == setting_set_of(SETTING_PIN_HASH));
        CHECK_STR(file.values.pin_hash, "");
        CHECK_STR(file.values.kiosk_name, "Foyer");
        CHECK(memory_fs_text(&fs, names[i]) == NULL);
        CHECK(!strstr(memory_fs_text(&fs, "/state/settings.json"), "argon2id"));
        CHECK_INT(saved_count(), 0);
        CHECK_INT(reset(&file, &changed, &err), PIN_RESET_NONE);
        close_with_pin(&file);
    }
}

static void other_files_take_no_pin_back(void) {
    SettingsFile file;
    SettingSet changed = 1;
    Err err = {0};
    open_with_pin(&file);
    memory_fs_put(&fs, "/state/balai-reset-pin.bak", "", 0);
    memory_fs_put(&fs, "/state/more/balai-reset-pin", "", 0);
    memory_fs_put(&fs, "/elsewhere/balai-reset-pin", "", 0);
    CHECK_INT(reset(&file, &changed, &err), PIN_RESET_NONE);
    CHECK(changed == 0);
    CHECK(*file.values.pin_hash);
    CHECK_INT(saved_count(), 9);
    close_with_pin(&file);
}

static void files_in_several_folders_are_all_erased(void) {
    SettingsFile file;
    open_with_pin(&file);
    memory_fs_put(&fs, "/state/balai-reset-pin", "", 0);
    memory_fs_put(&fs, "/state/balai-reset-pin.txt", "", 0);
    memory_fs_put(&fs, "/boot/balai-reset-pin", "", 0);
    CHECK_INT(reset(&file, NULL, NULL), PIN_RESET_DONE);
    CHECK_INT(reset(&file, NULL, NULL), PIN_RESET_NONE);
    close_with_pin(&file);
}

static void a_file_that_cannot_be_erased_is_not_heeded(void) {
    SettingsFile file;
    SettingSet changed = 1;
    Err err = {0};
    open_with_pin(&file);
    memory_fs_put(&fs, "/boot/balai-reset-pin", "", 0);
    fs.read_only = true;
    CHECK_INT(reset(&file, &changed, &err), PIN_RESET_FAILED);
    CHECK_CONTAINS(err.message, "cannot be erased");
    CHECK(*file.values.pin_hash);
    CHECK(changed == 0);
    close_with_pin(&file);
}

static void on_a_full_card_the_pin_is_gone_until_the_next_start_and_that_is_said(void) {
    SettingsFile file;
    SettingSet changed = 0;
    Err err = {0};
    open_with_pin(&file);
    memory_fs_put(&fs, "/boot/balai-reset-pin", "", 0);
    fs.room = 0;
    CHECK_INT(reset(&file, &changed, &err), PIN_RESET_DONE);
    CHECK_STR(file.values.pin_hash, "");
    CHECK_INT(err.code, ERR_IO);
    CHECK(setting_set_has(file.unsaved, SETTING_PIN_HASH));
    close_with_pin(&file);
}

TEST_MAIN(TEST(a_pin_is_four_to_eight_digits), TEST(the_hash_of_a_pin_knows_it_and_no_other),
          TEST(what_is_no_hash_fails_and_opens_nothing), TEST(a_pin_is_forgotten_when_its_job_is_done),
          TEST(waits_grow_and_stay_at_five_minutes), TEST(a_right_pin_forgives_all),
          TEST(a_restart_begins_the_wait_anew), TEST(a_count_at_its_most_stays_there),
          TEST(a_damaged_count_leaves_no_free_tries), TEST(a_try_is_counted_on_the_disk),
          TEST(a_try_counts_before_it_is_looked_at), TEST(a_read_only_card_does_not_lock_the_operator_out),
          TEST(a_check_that_fails_counts_as_no_try), TEST(a_file_takes_the_pin_back_and_is_erased),
          TEST(other_files_take_no_pin_back), TEST(files_in_several_folders_are_all_erased),
          TEST(a_file_that_cannot_be_erased_is_not_heeded),
          TEST(on_a_full_card_the_pin_is_gone_until_the_next_start_and_that_is_said))
