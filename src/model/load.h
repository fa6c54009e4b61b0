// bundle.json, and agenda.csv where it stands beside it, to a Bundle, with findings that name the place.
#pragma once
#include "base/fs.h"
#include "bundle.h"
#include "finding.h"

// Reads FOLDER/bundle.json, and FOLDER/agenda.csv instead of its "agenda". On success *ret_bundle is the
// caller's (bundle_destroy). Findings (may be NULL) gets every error and warning of the files' form in one
// run; a bundle with errors in it that can still be shown without lying (an unknown key, a dangling id of a
// link) loads with what is sound, one that cannot (not JSON, newer format, no event, no zone, an agenda.csv
// without columns or cut off) fails with the first of them in err.
bool bundle_load(const Fs *fs, const char *folder, Findings *findings, Bundle **ret_bundle,
                 Err *err) MUST_USE;
