// `balai diff OLD NEW [--json]`: what changed from one version of a bundle to the next, a sentence each.
#pragma once

// argv[0] is "diff". Returns, as diff(1) does, 0 where nothing changed, 1 where something did, 2 for trouble.
int cli_diff(int argc, char **argv);
