// The part of bundle_check that looks at members, groups, meetings and documents.
#pragma once
#include "model/bundle.h"
#include "model/finding.h"

// Declared against listed counts, countries without a flag, meetings without a date or place, statements
// without a year.
void check_forum(const Bundle *bundle, Findings *findings);
