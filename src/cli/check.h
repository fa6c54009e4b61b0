// `balai check PATH [--json]`: what is wrong with a bundle, one line a finding.
#pragma once

// argv[0] is "check". PATH is a bundle's folder or its bundle.json. Returns 0 for a bundle without errors, 1
// with errors, 2 for a wrong command line.
int cli_check(int argc, char **argv);
