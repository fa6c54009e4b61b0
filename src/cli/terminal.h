// Printing what others wrote. Internal to cli/.
#pragma once

// Prints text to standard output; control characters, which a terminal would obey, as question marks.
void print_safely(const char *text);
