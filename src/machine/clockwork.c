#include "clockwork.h"

#include <stdio.h>

static const int64_t look_every_us = 60000000;

static int64_t now_us(const Clockwork *work) {
    return work->system->monotonic_us(work->system->ctx);
}

static int64_t read_monotonic(void *ctx) {
    return now_us(ctx);
}

// Not the source's facts: screens ask in each frame, and a battery clock takes a millisecond to answer.
static int64_t read_unix(void *ctx) {
    const Clockwork *work = ctx;
    int64_t us = work->system->unix_s(work->system->ctx) * 1000000 + work->view.offset_us;
    return us >= 0 ? us / 1000000 : 0;
}

static TimeFacts read_facts(const Clockwork *work) {
    TimeFacts facts;
    work->source->read(work->source->ctx, &facts);
    return facts;
}

void clockwork_look(Clockwork *work) {
    TimeFacts facts = read_facts(work);
    work->view = timekeeper_look(&work->keeper, &facts);
    work->looked_us = now_us(work);
}

void clockwork_begin(Clockwork *work, const TimeSource *source, const Clock *system, const TimeKept *kept) {
    *work = (Clockwork){.source = source, .system = system};
    work->clock = (Clock){work, read_monotonic, read_unix};
    TimeFacts facts = read_facts(work);
    timekeeper_init(&work->keeper, kept, &facts);
    clockwork_look(work);
    work->saved_us = work->looked_us;
}

void clockwork_set_bundle(Clockwork *work, int64_t created_s) {
    TimeFacts facts = read_facts(work);
    timekeeper_set_bundle(&work->keeper, created_s, &facts);
    clockwork_look(work);
}

bool clockwork_step(Clockwork *work) {
    TimeView before = work->view;
    if (now_us(work) < clockwork_next_us(work)) return false;
    clockwork_look(work);
    return work->view.trust != before.trust || work->view.origin != before.origin || work->view.jump_s;
}

int64_t clockwork_next_us(const Clockwork *work) {
    return work->looked_us + look_every_us;
}

bool clockwork_take_save(Clockwork *work, TimeKept *ret_kept) {
    int64_t now = now_us(work);
    if (now < work->saved_us + TIME_KEEP_EVERY_US) return false;
    work->saved_us = now;
    *ret_kept = work->keeper.kept;
    return true;
}

bool clockwork_set(Clockwork *work, int64_t unix_s, char *says, size_t size) {
    Err err = {0};
    TimeFacts before = read_facts(work);
    if (!timekeeper_set(&work->keeper, unix_s, &before)) {
        snprintf(says, size, "That time cannot be.");
        return false;
    }
    if (work->source->set(work->source->ctx, unix_s, &err))
        snprintf(says, size, "The clock is set.");
    else
        clock_describe_refused(&err, says, size);
    clockwork_look(work);
    work->saved_us = now_us(work) - TIME_KEEP_EVERY_US;
    return true;
}
