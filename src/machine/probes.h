// What doctor asks the machine's files, a line each. Internal to machine/.
#pragma once
#include "doctor.h"

// Fills a line; advice "" for nothing to do.
void doctor_say(DoctorLine *line, Health health, const char *advice, const char *format, ...)
    PRINTF_LIKE(4, 5);

void probe_display(const Tree *tree, const DoctorFacts *facts, DoctorLine *line);
void probe_touch(const Tree *tree, DoctorLine *line);
void probe_temperature(const Tree *tree, DoctorLine *line);
void probe_power(const Tree *tree, DoctorLine *line);
void probe_card(const Tree *tree, DoctorLine *line);

// A whole number at the beginning of a file. False where there is none.
bool probe_number(const Tree *tree, const char *path, int base, int64_t *ret_number);
