#include "store/pictures.h"

#include "picture/picture.h"

// A picture may fill the panel with one side cut, upright or across: its shorter side keeps the panel's
// longer one.
static void box_for(int panel, int width, int height, int *ret_width, int *ret_height) {
    int shorter = width < height ? width : height;
    bool larger = shorter > panel;
    *ret_width = larger ? (int)((int64_t)width * panel / shorter) : width;
    *ret_height = larger ? (int)((int64_t)height * panel / shorter) : height;
}

static bool prove(void *ctx, const char *path, PictureFate *ret_fate, Err *err) {
    const PicturesCtx *pictures = ctx;
    int width = 0, height = 0, box_width = 0, box_height = 0;
    Picture picture = {0};
    // What has no header of ours the kiosk does not decode either.
    if (!picture_probe(path, &width, &height, NULL)) {
        *ret_fate = PICTURE_IS_NONE;
        return true;
    }
    box_for(pictures->panel_px, width, height, &box_width, &box_height);
    if (!picture_load(path, box_width, box_height, PICTURE_CONTAIN, &picture, err)) return false;
    // What is written has no transparency, so that a picture with some stays as it is.
    bool smaller = picture.opaque && box_width < width;
    bool fine = !smaller || picture_write_png(path, picture.pixels, picture.width, picture.height,
                                              picture.stride_px, err);
    picture_finish(&picture);
    if (fine) *ret_fate = smaller ? PICTURE_IS_SMALLER : PICTURE_IS_SOUND;
    return fine;
}

PictureProof pictures_proof(PicturesCtx *ctx) {
    return (PictureProof){ctx, prove};
}
