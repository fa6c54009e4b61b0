// What a program holds: memory, descriptors, threads.
#pragma once

typedef struct Measure {
    long heap_kb;     // malloc'ed and not freed
    long resident_kb; // of the process
    int descriptors, threads;
} Measure;

Measure measure_self(void);
