// Presenting on KMSDRM: frames are painted into a buffer of ours, what changed is uploaded to a streaming
// texture, and fades and slides are composed by the GPU from one texture a layer. It also turns the picture.
#pragma once
#include <SDL2/SDL_render.h>
#include "paint/display.h"
#include "paint/turn.h"

typedef struct TexturePresent TexturePresent;

// The renderer must outlive it and draw to a target of its output size. ERR_NO_DISPLAY, ERR_NO_MEMORY.
bool texture_present_create(SDL_Renderer *renderer, TexturePresent **ret_present, Err *err) MUST_USE;
void texture_present_destroy(TexturePresent *present); // NULL-safe

// Follows the renderer's size by itself: lock gives new, black pixels after it changed.
Display texture_present_display(TexturePresent *present);

// From the next lock on, which gives other pixels.
void texture_present_turn(TexturePresent *present, Turn turn);

// The GPU lost what it held, or all its textures: they are made and sent again with the next frame.
void texture_present_reset(TexturePresent *present);
