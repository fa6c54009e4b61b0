// The catalogues of words that a bundle brings, held against English: for `balai check`. Internal to cli/.
#pragma once
#include "model/bundle.h"
#include "model/finding.h"

// Adds findings of FOLDER/messages/*.json, in the order of their names.
void catalogues_check(const char *folder, const Bundle *bundle, Findings *findings);
