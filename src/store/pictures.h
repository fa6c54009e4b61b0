// Pictures of strangers, decoded once where nothing is at stake, and made smaller where the panel cannot show
// them as large.
#pragma once
#include "store/stage.h"

typedef struct PicturesCtx {
    int panel_px; // the panel's longer side
} PicturesCtx;

// A proof that decodes with src/picture, from and to real files. ctx outlives it.
PictureProof pictures_proof(PicturesCtx *ctx);
