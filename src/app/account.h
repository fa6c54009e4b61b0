// What the app keeps to account for what it shows and how it is used. For app/ alone.
#pragma once
#include "model/bundle.h"
#include "record/records.h"
#include "screens/operator.h"
#include "worker.h"

enum {
    FIGURES_OPENED = 10, // most of them that the panel lists
    FIGURES_LANGUAGES = 8
};

// What the panel tells of the use, read from files.
typedef struct Figures {
    uint64_t touches[OPERATOR_HOURS], visits[OPERATOR_HOURS], days[OPERATOR_DAYS];
    uint64_t searches, empty_searches;
    NamedCount opened[FIGURES_OPENED], languages[FIGURES_LANGUAGES]; // of all the days
    size_t opened_count, language_count;
} Figures;

typedef struct FiguresJob {
    Statistics *statistics;
    Day today;
    Figures figures;
    Err err;
} FiguresJob;

typedef struct Account {
    bool visiting;                // somebody came by a touch, and is counted
    bool searched;                // something was typed that is not counted yet
    bool searched_in_full, found; // a frame has looked for it; and found something
    // The zone's offset of that second: ICU is asked once for all frames in it.
    int64_t offset_of_s;
    int32_t offset_s;
    int64_t look_us; // of the last look whether records can be written
    Err problem;     // why they cannot; ERR_NONE where they can
    // The panel's figures.
    char tab[16]; // that they were last read for, "" none
    Worker worker;
    FiguresJob job;
    Figures figures;
} Account;
