// The kiosk's hottest loop: one frame of a cross-fade.
#pragma once
#include <stddef.h>
#include <stdint.h>

// out = (from * (128 - w) + to * w + 64) / 128 for each of the four bytes of each pixel, with w = (amount +
// 1) / 2; amount is 0 (from) to 256 (to), values beyond are taken as these. AVX2, NEON and plain C give the
// same bytes. out may be from or to.
void blend_fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount);

// The plain C of it, for machines with neither and for the test that all are equal.
void blend_fade_plain(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount);
