#include "large.h"

#include <stdint.h>
#include <sys/mman.h>

void *large_alloc(size_t size) {
    const size_t page = (size_t)2 << 20;
    if (size < page || size > SIZE_MAX - page) return malloc(size);
    size_t rounded = (size + page - 1) & ~(page - 1);
    void *memory = aligned_alloc(page, rounded);
    if (memory)
        madvise(memory, rounded, MADV_HUGEPAGE); // a hint: without large pages it is slower, and right
    return memory;
}
