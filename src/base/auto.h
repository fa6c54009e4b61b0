// Cleanup by scope: AUTO_FREE char *p = ...; is freed when p leaves its scope. STEAL hands ownership on.
#pragma once
#include <stdlib.h>

static inline void auto_free(void *pointer_to_pointer) {
    free(*(void **)pointer_to_pointer);
}
#define AUTO_FREE __attribute__((cleanup(auto_free)))

// The value of pointer p, which becomes NULL, so that its AUTO_ cleanup has nothing left to do.
#define STEAL(p)                                                                                             \
    __extension__({                                                                                          \
        __auto_type stolen_ = (p);                                                                           \
        (p) = NULL;                                                                                          \
        stolen_;                                                                                             \
    })

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, args_at) __attribute__((format(printf, format_at, args_at)))
