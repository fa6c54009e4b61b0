// Printing what others wrote. Internal to cli/.
#pragma once
#include <stdio.h>

// Prints text; control characters, which a terminal would obey, as question marks.
void print_safely_to(FILE *to, const char *text);
void print_safely(const char *text); // to standard output
