#include "trail.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// There with sanitizers alone.
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

enum {
    HANG_S = 60
};

// Signals and the sanitizers' last call have no context.
static const Trail *watched;

static void print_watched(void) {
    if (watched) trail_print(watched);
    watched = NULL;
}

// It ends here: what has gone wrong needs no tidy words.
static void on_signal(int number) {
    printf("%s\n", number == SIGALRM ? "HANG: one event took more than a minute" : "it was aborted");
    print_watched();
    fflush(stdout);
    signal(number, SIG_DFL);
    raise(number == SIGALRM ? SIGABRT : number);
}

void trail_watch(Trail *trail) {
    watched = trail;
    if (__sanitizer_set_death_callback) __sanitizer_set_death_callback(print_watched);
    signal(SIGALRM, on_signal);
    signal(SIGABRT, on_signal);
}

void trail_begin_life(Trail *trail, long life) {
    trail->events_before += trail->events;
    trail->life = life;
    trail->events = 0;
    trail_note(trail, "life %ld begins", life);
}

void trail_note(Trail *trail, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(trail->lines[trail->events % TRAIL_EVENTS], TRAIL_LINE_SIZE, format, args);
    va_end(args);
    trail->events++;
    alarm(HANG_S);
}

void trail_print(const Trail *trail) {
    long first = trail->events > TRAIL_EVENTS ? trail->events - TRAIL_EVENTS : 0;
    printf("The last events of life %ld:\n", trail->life);
    for (long i = first; i < trail->events; i++)
        printf("%8ld  %s\n", i + 1, trail->lines[i % TRAIL_EVENTS]);
    printf("It was event %ld of life %ld (%ld in all). Again: %s %ld\n", trail->events, trail->life,
           trail->events_before + trail->events, trail->again, trail->life);
    fflush(stdout);
}
