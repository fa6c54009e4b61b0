#include "settings/pin_guard.h"

#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "json/json.h"

static const int delays_s[] = {0, 0, 0, 0, 5, 15, 60, 300}; // after the wrong try of this number

enum {
    FREE_TRIES = 3,
    SECOND_US = 1000000,
    WRONG_MOST = 1000000 // what a file may say; more changes nothing
};

int pin_guard_delay_s(int wrong) {
    int last = (int)COUNT_OF(delays_s) - 1;
    return delays_s[wrong < 0 ? 0 : wrong < last ? wrong : last];
}

static void wait_from(PinGuard *guard, int64_t now_us) {
    guard->until_us = now_us + (int64_t)pin_guard_delay_s(guard->wrong) * SECOND_US;
}

void pin_guard_start(PinGuard *guard, int wrong, int64_t now_us) {
    guard->wrong = wrong;
    wait_from(guard, now_us);
}

int64_t pin_guard_wait_us(const PinGuard *guard, int64_t now_us) {
    return now_us < guard->until_us ? guard->until_us - now_us : 0;
}

void pin_guard_tried(PinGuard *guard, bool right, int64_t now_us) {
    guard->wrong = right ? 0 : guard->wrong < WRONG_MOST ? guard->wrong + 1 : WRONG_MOST;
    wait_from(guard, now_us);
}

static bool count_in(const char *text, size_t size, int *ret_wrong) {
    JsonDoc *doc = NULL;
    long long wrong = -1;
    if (!json_parse(text, size, &doc, NULL, NULL)) return false;
    bool sound = json_integer(json_get(json_root(doc), "wrong"), &wrong) && wrong >= 0 && wrong <= WRONG_MOST;
    json_destroy(doc);
    if (sound) *ret_wrong = (int)wrong;
    return sound;
}

bool pin_tries_load(const Fs *fs, const char *path, int *ret_wrong, Err *err) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Err problem = {0};
    *ret_wrong = 0;
    bool read = fs->read_file(fs->ctx, path, LIMIT_PIN_TRIES_BYTES, &text, &size, &problem);
    if (!read && problem.code == ERR_NOT_FOUND) return true;
    if (read && count_in(text, size, ret_wrong)) return true;
    *ret_wrong = FREE_TRIES;
    return err_set(err, ERR_IO, "the count of wrong PINs is damaged: %s", read ? path : problem.message);
}

bool pin_tries_save(const Fs *fs, const char *path, int wrong, Err *err) {
    char text[40];
    int size = snprintf(text, sizeof text, "{\"wrong\": %d}\n", wrong);
    return fs->write_file(fs->ctx, path, text, (size_t)size, err);
}

static void check(PinJob *job) {
    bool saved = pin_tries_save(job->fs, job->tries_path, job->wrong + 1, &job->unsaved);
    job->answer = pin_check(job->hash, job->digits);
    if (job->answer == PIN_FAILED)
        err_set(&job->err, ERR_NO_MEMORY, "the PIN could not be checked; there may be no memory for it");
    int wrong = job->answer == PIN_RIGHT ? 0 : job->answer == PIN_FAILED ? job->wrong : job->wrong + 1;
    if (saved && wrong != job->wrong + 1 && pin_tries_save(job->fs, job->tries_path, wrong, &job->unsaved))
        job->unsaved = (Err){0};
}

void pin_job_run(void *job_) {
    PinJob *job = job_;
    job->err = job->unsaved = (Err){0};
    if (job->choose)
        job->answer = pin_make(job->digits, job->hash, &job->err) ? PIN_RIGHT : PIN_FAILED;
    else
        check(job);
    pin_forget(job->digits);
}
