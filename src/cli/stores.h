// What the commands that work on a store share. Internal to cli/.
#pragma once
#include "store/store.h"

// Opens, locks and recovers; says what had to be mended. The caller closes it.
bool stores_open(const char *folder, Store **ret_store, Err *err) MUST_USE;

// The folder of what a kiosk with this state shows; built_in where nothing is installed. Nothing is written,
// and nothing said.
const char *stores_shown(const char *state, const char *built_in, char path[SLOT_PATH_SIZE]);

// "version 14 of "Title" (id), signed by ...".
void stores_print_entry(const StoreEntry *entry);

// Prints a refusal: "balai: install: SENTENCE. ADVICE". Returns EXIT_FAILED.
int stores_refuse(const char *command, const Err *err);
