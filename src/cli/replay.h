// `balai replay FILE`: what a flight recorder kept, run again or listed.
#pragma once

// argv[0] is "replay". Returns 0 where each frame is as it was, 1 where one differs or it cannot begin, 2 for
// a wrong command line.
int cli_replay(int argc, char **argv);
