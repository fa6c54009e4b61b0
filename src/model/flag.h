// The flags that the program brings: those of assets/flags.txt.
#pragma once
#include <stdbool.h>

// Whether there is one for an ISO 3166-1 alpha-2 code in capital letters; false for NULL and for anything
// else.
bool flag_exists(const char *code);
