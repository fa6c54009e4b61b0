// Rooms and tracks by what people call them: their id, or their name in any language, whichever letters are
// capital. Only the loader includes this.
#pragma once
#include "model/reader.h"

typedef struct Called Called;

// What load's bundle has of LIST_ROOMS or LIST_TRACKS. NULL: no memory.
Called *called_create(const Load *load, ListId list);
void called_destroy(Called *called); // NULL-safe

typedef enum CalledFit {
    CALLED_NONE,
    CALLED_ONE,
    CALLED_SEVERAL // a name of more than one, and nobody's id
} CalledFit;

// The id of what is called name. Of CALLED_NONE *ret_id is the name that was probably meant, or NULL.
CalledFit called_find(const Called *called, const char *name, const char **ret_id);
