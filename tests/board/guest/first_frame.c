// The least that shows a picture: what our start is compared with. Prints the seconds since the machine's
// start at its first frame, by the clock that systemd counts with.
#include <SDL2/SDL.h>
#include <stdio.h>
#include <time.h>

static int failed(const char *what) {
    fprintf(stderr, "first-frame: %s: %s\n", what, SDL_GetError());
    return 1;
}

int main(void) {
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    if (SDL_Init(SDL_INIT_VIDEO)) return failed("init");
    SDL_Window *window = SDL_CreateWindow("", 0, 0, 0, 0, SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_OPENGL);
    if (!window) return failed("window");
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC);
    if (!renderer) return failed("renderer");
    SDL_SetRenderDrawColor(renderer, 0, 110, 120, 255);
    SDL_RenderClear(renderer);
    SDL_RenderPresent(renderer);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("first frame at %ld.%03ld\n", (long)now.tv_sec, now.tv_nsec / 1000000);
    fflush(stdout);
    for (;;)
        SDL_Delay(1000);
}
