// `balai settings list|get|set`: the kiosk's settings, read and changed from a shell.
#pragma once

// argv[0] is "settings". Returns 0 done; 1 what was set could not be kept, or list found errors in the file;
// 2 a wrong command line, a name that is not there, or a value that is none.
int cli_settings(int argc, char **argv);
