#include "dice.h"

// SplitMix64 (Steele, Lea, Flood 2014).
static uint64_t next(Dice *dice) {
    uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

Dice dice_of(uint64_t seed, uint64_t life) {
    Dice dice = {seed};
    dice.state = next(&dice) ^ life * UINT64_C(0xd1342543de82ef95);
    return dice;
}

int dice_below(Dice *dice, int count) {
    return count > 1 ? (int)(next(dice) % (uint64_t)count) : 0;
}

int dice_between(Dice *dice, int low, int high) {
    return low + dice_below(dice, high - low + 1);
}

bool dice_one_in(Dice *dice, int count) {
    return dice_below(dice, count) == 0;
}
