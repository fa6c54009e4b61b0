#include "blend.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif
#include <string.h>

enum {
    WHOLE = 128
}; // 7 bits of weight: both weights fit a signed byte, which the widest multiply takes

// The weight of to; at 0 and WHOLE there is nothing to mix.
static unsigned weight_of(int amount) {
    return amount < 0 ? 0 : amount > 256 ? WHOLE : (unsigned)(amount + 1) / 2;
}

static void fade_plain(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, unsigned t) {
    // Two bytes at a time: 255 * 128 + 64 fits the 16 bits between them, so nothing carries over.
    const uint32_t lanes = 0x00FF00FF, half = 0x00400040;
    uint32_t s = WHOLE - t;
    for (size_t i = 0; i < count; i++) {
        uint32_t even = ((from[i] & lanes) * s + (to[i] & lanes) * t + half) >> 7 & lanes;
        uint32_t odd = ((from[i] >> 8 & lanes) * s + (to[i] >> 8 & lanes) * t + half) >> 7 & lanes;
        out[i] = even | odd << 8;
    }
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) static inline __m256i mix_avx2(const uint32_t *from, const uint32_t *to,
                                                               __m256i weights) {
    const __m256i half = _mm256_set1_epi16(64);
    __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)from);
    __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)to);
    __m256i low = _mm256_maddubs_epi16(_mm256_unpacklo_epi8(x, y), weights);
    __m256i high = _mm256_maddubs_epi16(_mm256_unpackhi_epi8(x, y), weights);
    low = _mm256_srli_epi16(_mm256_add_epi16(low, half), 7);
    high = _mm256_srli_epi16(_mm256_add_epi16(high, half), 7);
    return _mm256_packus_epi16(low, high);
}

// 8 pixels a round. The result goes past the caches: the frame is larger than they are, and reading it in
// only to overwrite it costs a third of the time.
__attribute__((target("avx2"))) static void fade_avx2(uint32_t *out, const uint32_t *from, const uint32_t *to,
                                                      size_t count, unsigned t) {
    const __m256i weights = _mm256_set1_epi16((short)(t << 8 | (WHOLE - t)));
    size_t i = 0;
    while (i < count && ((uintptr_t)(out + i) & 31))
        i++;
    fade_plain(out, from, to, i, t);
    for (; i + 8 <= count; i += 8)
        _mm256_stream_si256((__m256i *)(void *)(out + i), mix_avx2(from + i, to + i, weights));
    fade_plain(out + i, from + i, to + i, count - i, t);
    _mm_sfence();
}

static void fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, unsigned t) {
    if (__builtin_cpu_supports("avx2"))
        fade_avx2(out, from, to, count, t);
    else
        fade_plain(out, from, to, count, t);
}

#elif defined(__ARM_NEON)

static void fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, unsigned t) {
    const uint8x8_t tv = vdup_n_u8((uint8_t)t), sv = vdup_n_u8((uint8_t)(WHOLE - t));
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        uint8x16_t x = vreinterpretq_u8_u32(vld1q_u32(from + i)), y = vreinterpretq_u8_u32(vld1q_u32(to + i));
        uint16x8_t low = vmlal_u8(vmull_u8(vget_low_u8(x), sv), vget_low_u8(y), tv);
        uint16x8_t high = vmlal_u8(vmull_u8(vget_high_u8(x), sv), vget_high_u8(y), tv);
        vst1q_u32(out + i, vreinterpretq_u32_u8(vcombine_u8(vrshrn_n_u16(low, 7), vrshrn_n_u16(high, 7))));
    }
    fade_plain(out + i, from + i, to + i, count - i, t);
}

#else
#define fade fade_plain
#endif

typedef void Fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, unsigned t);

static void fade_with(Fade *mix, uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count,
                      int amount) {
    unsigned t = weight_of(amount);
    if (t == 0 || t == WHOLE)
        memmove(out, t ? to : from, count * sizeof *out);
    else
        mix(out, from, to, count, t);
}

void blend_fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount) {
    fade_with(fade, out, from, to, count, amount);
}

void blend_fade_plain(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount) {
    fade_with(fade_plain, out, from, to, count, amount);
}
