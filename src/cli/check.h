// `balai check PATH [--json]`: what is wrong with a bundle, one line a finding.
#pragma once
#include "model/bundle.h"
#include "model/finding.h"

// argv[0] is "check". PATH is a bundle's folder or its bundle.json. Returns 0 for a bundle without errors, 1
// with errors, 2 for a wrong command line.
int cli_check(int argc, char **argv);

// What is said of a bundle that has loaded from folder: its parts, letters, catalogues, colours. Appends to
// findings.
void check_bundle(const char *folder, const Bundle *bundle, Findings *findings);
// A line a finding, and how many there are. folder stands before the files' names; "." for none.
void check_print(const Findings *findings, const char *folder);
