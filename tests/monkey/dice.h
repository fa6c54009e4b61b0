// Random numbers that are the same for the same seed, on every machine.
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct Dice {
    uint64_t state;
} Dice;

Dice dice_of(uint64_t seed, uint64_t life);
int dice_below(Dice *dice, int count); // 0 to count - 1; 0 where count is no more than 1
int dice_between(Dice *dice, int low, int high);
bool dice_one_in(Dice *dice, int count);
