// `balai export [--from DAY] [--to DAY] -o DIR`: what was shown and how the screen was used, as CSV.
#pragma once

// argv[0] is "export". Returns 0, 1 where something failed, 2 for a wrong command line.
int cli_export(int argc, char **argv);
