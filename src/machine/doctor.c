#include "doctor.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include "probes.h"

static const int64_t megabyte = 1000000;
// A new bundle with its pictures takes some hundred, and the one before is kept; under 50 logs are next.
static const int64_t space_scarce_mb = 500, space_gone_mb = 50;

static const char *const topics[] = {
    [TOPIC_DISPLAY] = "display",         [TOPIC_TOUCH] = "touch", [TOPIC_FONTS] = "fonts",
    [TOPIC_CONTENT] = "content",         [TOPIC_CLOCK] = "clock", [TOPIC_STORAGE] = "storage",
    [TOPIC_TEMPERATURE] = "temperature", [TOPIC_POWER] = "power", [TOPIC_CARD] = "card",
    [TOPIC_SETTINGS] = "settings",
};
_Static_assert(COUNT_OF(topics) == TOPIC_COUNT, "every topic has its name");

void doctor_say(DoctorLine *line, Health health, const char *advice, const char *format, ...) {
    va_list args;
    line->health = health;
    snprintf(line->advice, sizeof line->advice, "%s", advice);
    va_start(args, format);
    vsnprintf(line->says, sizeof line->says, format, args);
    va_end(args);
}

static void say_fonts(const DoctorFacts *facts, DoctorLine *line) {
    if (facts->fonts.code == ERR_NONE)
        doctor_say(line, HEALTH_GOOD, "", "Text can be drawn.");
    else
        doctor_say(line, HEALTH_BAD, err_advice(facts->fonts.code), "No text can be drawn: %.180s.",
                   facts->fonts.message);
}

static void say_content(const DoctorFacts *facts, DoctorLine *line) {
    const char *title = facts->content_title ? facts->content_title : "The content";
    if (facts->content.code != ERR_NONE)
        doctor_say(line, HEALTH_BAD, err_advice(facts->content.code), "The content cannot be shown: %.180s.",
                   facts->content.message);
    else if (facts->content_errors)
        doctor_say(line, HEALTH_CARE, "Run balai check on it, and mend what that lists.",
                   "%.120s is shown without what is wrong in it: %zu errors, %zu warnings.", title,
                   facts->content_errors, facts->content_warnings);
    else
        doctor_say(line, HEALTH_GOOD, "", "%.120s can be shown.", title);
}

static void say_clock(const DoctorFacts *facts, DoctorLine *line) {
    char says[sizeof line->says];
    clock_describe(&facts->clock, says, sizeof says);
    Health health = facts->clock.trust == CLOCK_CERTAIN ? HEALTH_GOOD : HEALTH_CARE;
    doctor_say(line, health, clock_advice(&facts->clock), "%s", says);
}

static void say_storage(const DoctorFacts *facts, DoctorLine *line) {
    const StorageFacts *state = &facts->state;
    int64_t free_mb = state->free_bytes / megabyte, size_mb = state->size_bytes / megabyte;
    if (!state->known)
        doctor_say(line, HEALTH_BAD, "Make the folder, or name another one.", "%.150s is not there.",
                   facts->state_folder);
    else if (state->read_only)
        doctor_say(line, HEALTH_BAD,
                   "Restart the machine; if that does not help, the card is at its end: put in a new one.",
                   "%.150s cannot be written to: settings and records are not kept.", facts->state_folder);
    else if (free_mb < space_scarce_mb)
        doctor_say(line, free_mb < space_gone_mb ? HEALTH_BAD : HEALTH_CARE,
                   "Remove old content, or put in a larger card.",
                   "%" PRId64 " MB of %" PRId64 " MB are free at %.150s.", free_mb, size_mb,
                   facts->state_folder);
    else
        doctor_say(line, HEALTH_GOOD, "", "%" PRId64 " MB of %" PRId64 " MB are free at %.150s.", free_mb,
                   size_mb, facts->state_folder);
}

static void say_settings(const DoctorFacts *facts, DoctorLine *line) {
    if (facts->refused)
        doctor_say(line, HEALTH_CARE,
                   "Put the card into a laptop; README.txt beside settings.txt says what it takes.",
                   "Not understood in the card's settings.txt (%zu in all): %.150s.", facts->refused,
                   facts->refused_first);
    else if (facts->settings_wrong)
        doctor_say(line, HEALTH_CARE, "Run balai settings list, and set what that names.",
                   "Values that settings cannot have: %zu; the defaults stand in their place.",
                   facts->settings_wrong);
    else
        doctor_say(line, HEALTH_GOOD, "", "All settings are understood.");
}

void doctor_examine(const Tree *tree, const DoctorFacts *facts, DoctorLine *lines) {
    probe_display(tree, facts, &lines[TOPIC_DISPLAY]);
    probe_touch(tree, &lines[TOPIC_TOUCH]);
    say_fonts(facts, &lines[TOPIC_FONTS]);
    say_content(facts, &lines[TOPIC_CONTENT]);
    say_clock(facts, &lines[TOPIC_CLOCK]);
    say_storage(facts, &lines[TOPIC_STORAGE]);
    probe_temperature(tree, &lines[TOPIC_TEMPERATURE]);
    probe_power(tree, &lines[TOPIC_POWER]);
    probe_card(tree, &lines[TOPIC_CARD]);
    say_settings(facts, &lines[TOPIC_SETTINGS]);
}

const char *doctor_topic_name(DoctorTopic topic) {
    return (unsigned)topic < TOPIC_COUNT ? topics[topic] : "";
}

const char *health_name(Health health) {
    switch (health) {
    case HEALTH_GOOD:
        return "ok";
    case HEALTH_NONE:
        return "-";
    case HEALTH_CARE:
        return "care";
    case HEALTH_BAD:
        return "bad";
    }
    return "";
}
