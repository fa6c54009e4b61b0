#include "scale.h"

#include <stdlib.h>
#include <string.h>

// Of one direction: target pixel i is the sum of count[i] source pixels from first[i] on, each times its
// weight, divided by total. Weights are whole numbers whose sum is total, exactly: an area average of S to D
// pixels measures in D-ths of a source pixel (a target pixel is S of them), bilinear in 2D-ths.
typedef struct Axis {
    int *first, *count;
    uint32_t *weights; // of all target pixels behind each other
    uint64_t inverse;  // 2^32 / total
} Axis;

static void axis_finish(Axis *axis) {
    free(axis->first);
    free(axis->count);
    free(axis->weights);
}

static size_t area_taps(Axis *axis, int i, int source, int target, uint32_t *weights) {
    int64_t from = (int64_t)i * source, to = from + source;
    int first = (int)(from / target), last = (int)((to - 1) / target);
    for (int s = first; s <= last; s++) {
        int64_t left = (int64_t)s * target, right = left + target;
        weights[s - first] = (uint32_t)((right < to ? right : to) - (left > from ? left : from));
    }
    axis->first[i] = first;
    axis->count[i] = last - first + 1;
    return (size_t)axis->count[i];
}

// Pixel centres: i + 1/2 of the target lies at (2i + 1) * S / 2D - 1/2 of the source; the edges repeat.
static size_t linear_taps(Axis *axis, int i, int source, int target, uint32_t *weights) {
    int64_t at = (2 * (int64_t)i + 1) * source - target, unit = 2 * (int64_t)target;
    int64_t most = (int64_t)(source - 1) * unit;
    if (at < 0) at = 0;
    if (at > most) at = most;
    uint32_t part = (uint32_t)(at % unit);
    axis->first[i] = (int)(at / unit);
    axis->count[i] = part ? 2 : 1;
    weights[0] = (uint32_t)unit - part;
    if (part) weights[1] = part;
    return (size_t)axis->count[i];
}

static bool axis_init(Axis *axis, int source, int target) {
    axis->first = malloc((size_t)target * sizeof *axis->first);
    axis->count = malloc((size_t)target * sizeof *axis->count);
    // Two neighbours share one source pixel at most.
    axis->weights = malloc(((size_t)source + 2 * (size_t)target) * sizeof *axis->weights);
    if (!axis->first || !axis->count || !axis->weights) return false;
    uint32_t *weights = axis->weights;
    for (int i = 0; i < target; i++)
        weights += target > source ? linear_taps(axis, i, source, target, weights)
                                   : area_taps(axis, i, source, target, weights);
    uint64_t total = target > source ? 2 * (uint64_t)target : (uint64_t)source;
    axis->inverse = ((UINT64_C(1) << 32) + total / 2) / total;
    return true;
}

typedef struct Scaler {
    const Rows *rows;
    Crop crop;
    int width;
    Axis across, down;
    uint32_t *source; // one source row
    uint32_t *sums;   // of one target row, four a pixel
    // Source rows scaled across, four values a pixel with 8 more bits each, so that rounding twice does not
    // show. Neighbouring target rows share them.
    uint16_t *wide[2];
    int wide_row[2]; // which source row each holds, -1 for none
} Scaler;

static void scaler_finish(Scaler *scaler) {
    axis_finish(&scaler->across);
    axis_finish(&scaler->down);
    free(scaler->source);
    free(scaler->sums);
    free(scaler->wide[0]);
    free(scaler->wide[1]);
}

static bool scaler_init(Scaler *scaler, const Rows *rows, Crop crop, int width, int height) {
    *scaler = (Scaler){.rows = rows, .crop = crop, .width = width, .wide_row = {-1, -1}};
    if (!axis_init(&scaler->across, crop.width, width) || !axis_init(&scaler->down, crop.height, height))
        return false;
    scaler->source = malloc((size_t)crop.width * sizeof *scaler->source);
    scaler->sums = malloc((size_t)width * 4 * sizeof *scaler->sums);
    for (int i = 0; i < 2; i++)
        scaler->wide[i] = malloc((size_t)width * 4 * sizeof *scaler->wide[i]);
    return scaler->source && scaler->sums && scaler->wide[0] && scaler->wide[1];
}

// Sums are at most 255 * total; times 2^32 / total that is 40 bits, of which the upper 16 remain.
static void scale_across(const Axis *axis, const uint32_t *in, int width, uint16_t *out) {
    const uint32_t *weight = axis->weights;
    for (int i = 0; i < width; i++) {
        uint64_t low = 0, high = 0; // two channels each, 32 bits apart: one multiplication does both
        const uint32_t *pixel = in + axis->first[i];
        for (int n = axis->count[i]; n > 0; n--, pixel++, weight++) {
            uint64_t p = *pixel;
            low += ((p & 255) | (p & 0xFF00) << 24) * *weight;
            high += ((p >> 16 & 255) | (p >> 24) << 32) * *weight;
        }
        uint32_t sum[4] = {(uint32_t)low, (uint32_t)(low >> 32), (uint32_t)high, (uint32_t)(high >> 32)};
        for (int k = 0; k < 4; k++)
            out[4 * i + k] = (uint16_t)((sum[k] * axis->inverse + (1u << 23)) >> 24);
    }
}

static const uint16_t *wide_row(Scaler *scaler, int y) {
    int slot = y & 1;
    if (scaler->wide_row[slot] != y) {
        rows_read(scaler->rows, scaler->crop.x, scaler->crop.y + y, scaler->crop.width, scaler->source);
        scale_across(&scaler->across, scaler->source, scaler->width, scaler->wide[slot]);
        scaler->wide_row[slot] = y;
    }
    return scaler->wide[slot];
}

static void scale_row(Scaler *scaler, int i, const uint32_t *weights, uint32_t *out) {
    size_t values = (size_t)scaler->width * 4;
    uint32_t *sums = scaler->sums;
    memset(sums, 0, values * sizeof *sums);
    for (int n = 0; n < scaler->down.count[i]; n++) {
        const uint16_t *row = wide_row(scaler, scaler->down.first[i] + n);
        uint32_t weight = weights[n];
        for (size_t v = 0; v < values; v++)
            sums[v] += row[v] * weight;
    }
    uint64_t inverse = scaler->down.inverse;
    for (int x = 0; x < scaler->width; x++) {
        uint32_t pixel = 0;
        for (int k = 0; k < 4; k++)
            pixel |= (uint32_t)((sums[4 * x + k] * inverse + (UINT64_C(1) << 39)) >> 40) << 8 * k;
        out[x] = pixel;
    }
}

bool scale_rows(const Rows *rows, Crop crop, int width, int height, uint32_t *out, Err *err) {
    if (crop.width == width && crop.height == height) {
        for (int y = 0; y < height; y++)
            rows_read(rows, crop.x, crop.y + y, width, out + (size_t)y * (size_t)width);
        return true;
    }
    Scaler scaler;
    bool ready = scaler_init(&scaler, rows, crop, width, height);
    const uint32_t *weights = scaler.down.weights;
    for (int y = 0; ready && y < height; y++) {
        scale_row(&scaler, y, weights, out + (size_t)y * (size_t)width);
        weights += scaler.down.count[y];
    }
    scaler_finish(&scaler);
    return ready || err_set(err, ERR_NO_MEMORY, "no memory to scale a picture to %d x %d px", width, height);
}
