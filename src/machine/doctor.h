// What is amiss with the machine, a line each, with what to do. Files of the machine are read through a Tree,
// so that tests have machines of their own; what other folders know comes as facts.
#pragma once
#include <stddef.h>
#include "base/storage.h"
#include "base/tree.h"
#include "timekeeper.h"

typedef enum Health {
    HEALTH_GOOD,
    HEALTH_NONE, // this machine has no such thing, or does not tell: nothing to do
    HEALTH_CARE, // it works; something should be done
    HEALTH_BAD,  // something does not work
} Health;

typedef enum DoctorTopic {
    TOPIC_DISPLAY,
    TOPIC_TOUCH,
    TOPIC_FONTS,
    TOPIC_CONTENT,
    TOPIC_CLOCK,
    TOPIC_STORAGE,
    TOPIC_TEMPERATURE,
    TOPIC_POWER,
    TOPIC_CARD,
    TOPIC_SETTINGS,
    TOPIC_COUNT
} DoctorTopic;

typedef struct DoctorLine {
    Health health;
    char says[240];   // a sentence
    char advice[240]; // what to do; "" for nothing
} DoctorLine;

typedef struct DoctorFacts {
    const char *desktop;       // the display server that the environment names (":0"), NULL for none
    Err fonts;                 // ERR_NONE: text can be drawn
    Err content;               // ERR_NONE: it can be shown
    const char *content_title; // of the event; NULL where there is none
    size_t content_errors, content_warnings;
    TimeView clock;
    StorageFacts state; // where settings and logs are written
    const char *state_folder;
    int panel_mm;              // how wide the panel is; 0 where neither its display nor a setting says
    size_t settings_wrong;     // values that are none, in whose place the default stands
    size_t refused;            // lines of the boot partition's settings that were not understood
    const char *refused_first; // "line 3: ...", where there are any
} DoctorFacts;

// Fills lines[TOPIC_COUNT].
void doctor_examine(const Tree *tree, const DoctorFacts *facts, DoctorLine *lines);

const char *doctor_topic_name(DoctorTopic topic); // "display", ...
const char *health_name(Health health);           // "ok", "-", "care", "bad"
