// The process that reads a stick: `balai read-stick`, which nobody types.
#pragma once

int cli_read_stick(int argc, char **argv);
