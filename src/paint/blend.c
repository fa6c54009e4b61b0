#include "blend.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

static unsigned clamp_amount(int amount) {
    return amount < 0 ? 0 : amount > 256 ? 256 : (unsigned)amount;
}

void blend_fade_plain(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount) {
    // Two bytes at a time: 255 * 256 fits the 16 bits between them, so nothing carries over.
    const uint32_t lanes = 0x00FF00FF, high = 0xFF00FF00;
    uint32_t t = clamp_amount(amount), s = 256 - t;
    for (size_t i = 0; i < count; i++) {
        uint32_t even = ((from[i] & lanes) * s + (to[i] & lanes) * t) >> 8 & lanes;
        uint32_t odd = ((from[i] >> 8 & lanes) * s + (to[i] >> 8 & lanes) * t) & high;
        out[i] = even | odd;
    }
}

#if defined(__x86_64__)

// 8 pixels a round, as x * (256 - t) + y * t in unsigned 16-bit lanes: at most 255 * 256, which fits.
__attribute__((target("avx2"))) static void fade_avx2(uint32_t *out, const uint32_t *from, const uint32_t *to,
                                                      size_t count, int amount) {
    const __m256i zero = _mm256_setzero_si256();
    const __m256i t = _mm256_set1_epi16((short)clamp_amount(amount));
    const __m256i s = _mm256_sub_epi16(_mm256_set1_epi16(256), t);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)(from + i));
        __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)(to + i));
        __m256i low = _mm256_add_epi16(_mm256_mullo_epi16(_mm256_unpacklo_epi8(x, zero), s),
                                       _mm256_mullo_epi16(_mm256_unpacklo_epi8(y, zero), t));
        __m256i high = _mm256_add_epi16(_mm256_mullo_epi16(_mm256_unpackhi_epi8(x, zero), s),
                                        _mm256_mullo_epi16(_mm256_unpackhi_epi8(y, zero), t));
        __m256i mixed = _mm256_packus_epi16(_mm256_srli_epi16(low, 8), _mm256_srli_epi16(high, 8));
        _mm256_storeu_si256((__m256i *)(void *)(out + i), mixed);
    }
    blend_fade_plain(out + i, from + i, to + i, count - i, amount);
}

void blend_fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount) {
    if (__builtin_cpu_supports("avx2"))
        fade_avx2(out, from, to, count, amount);
    else
        blend_fade_plain(out, from, to, count, amount);
}

#elif defined(__ARM_NEON)

void blend_fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount) {
    const uint16_t t = (uint16_t)clamp_amount(amount), s = (uint16_t)(256 - t);
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        uint8x16_t x = vreinterpretq_u8_u32(vld1q_u32(from + i)), y = vreinterpretq_u8_u32(vld1q_u32(to + i));
        uint16x8_t low = vmulq_n_u16(vmovl_u8(vget_low_u8(x)), s);
        uint16x8_t high = vmulq_n_u16(vmovl_u8(vget_high_u8(x)), s);
        low = vmlaq_n_u16(low, vmovl_u8(vget_low_u8(y)), t);
        high = vmlaq_n_u16(high, vmovl_u8(vget_high_u8(y)), t);
        vst1q_u32(out + i, vreinterpretq_u32_u8(vcombine_u8(vshrn_n_u16(low, 8), vshrn_n_u16(high, 8))));
    }
    blend_fade_plain(out + i, from + i, to + i, count - i, amount);
}

#else

void blend_fade(uint32_t *out, const uint32_t *from, const uint32_t *to, size_t count, int amount) {
    blend_fade_plain(out, from, to, count, amount);
}

#endif
