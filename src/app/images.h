// Pictures for the painter: decoded by a worker thread, or at once where nothing runs in real time; kept
// within LIMIT_IMAGE_CACHE_BYTES.
#pragma once
#include <stddef.h>
#include "paint/image_source.h"
#include "screens/screen.h"
#include "work_log.h"

typedef struct Images Images;

typedef struct ImagesConfig {
    const char *assets_folder; // icons/ and flags/ are below it
    bool at_once;              // decode when asked (render, play, tests); else in a worker
    void (*wake)(void *ctx);   // called by the worker when something is ready; may be NULL
    void *wake_ctx;
} ImagesConfig;

Images *images_create(const ImagesConfig *config); // NULL without memory
void images_destroy(Images *images);               // NULL-safe; waits for the worker

// Where "file/..." names are: the bundle's folder. Forgets the pictures of the last one.
void images_set_folder(Images *images, const char *folder);

ImageSource images_source(Images *images);

// Whether a picture that is shown whole in box is there yet, and which part of box it fills; asks for it
// where nobody has. For screens: ctx are the Images.
PictureState images_look(void *ctx, const char *name, Rect box, Rect *ret_seen);

void images_begin_frame(Images *images); // pictures unused for two frames may go

// What the worker has decoded can be seen from here on, and no earlier: between two calls nothing appears.
// True where there was something.
bool images_take(Images *images);
void images_set_log(Images *images, const WorkLog *log);
// For a replay: a picture (label of a WorkLog) that was not there yet is not there, or is from now on. False
// where the label is of something else.
bool images_withhold(Images *images, const char *label, bool withhold);

// True while a picture that was asked for is still being decoded, or was not taken yet.
bool images_pending(Images *images);

// True where a picture of this name could not be shown.
bool images_failed(Images *images, const char *name);

// Gives pictures that failed another try: files may come later than the bundle that names them.
void images_retry(Images *images);

// Bytes of decoded pictures.
size_t images_bytes(Images *images);

// Starts decoding a picture at its own size before anybody asks for it, where that size is likely the one
// asked for.
void images_expect(Images *images, const char *name);

// Who is woken when a picture is ready; the window exists only after the first pictures were asked for.
void images_set_wake(Images *images, void (*wake)(void *ctx), void *wake_ctx);
