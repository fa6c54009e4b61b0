// The conversation about a USB stick, as the app keeps it. For app/ alone.
#pragma once
#include "base/limits.h"
#include "model/changes.h"
#include "model/finding.h"
#include "reader/client.h"
#include "screens/stick.h"
#include "trust.h"

enum {
    STICK_LEAST_US = 1000000 // that it is read at emulated time
};

typedef struct Sticks {
    unsigned number; // of the stick that is talked about; 0 none
    unsigned heard;  // the last one that was ever talked about
    unsigned asked;  // the one for which a PIN is asked
    bool reading;    // its reader was started
    int64_t begun_us, told_us, gone_us;
    Reader *reader;
    StickView view;
    MessageFound found[LIMIT_STICK_PACKAGES];
    StickPackage packages[LIMIT_STICK_PACKAGES];
    char signers[LIMIT_STICK_PACKAGES][LIMIT_KEY_NAME_BYTES + 1];
    bool has_key; // that it brought is offered
    PublicKey key;
    char key_name[MESSAGE_NAME_SIZE], key_print[TRUST_PRINT_SIZE];
    char detail[MESSAGE_SENTENCE_SIZE];
    Findings findings;
    bool taken; // what was staged is in the store: installed.job.staged
    Arena changes_arena;
    Changes changes;
} Sticks;
