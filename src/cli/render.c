#include "commands.h"

#include <stdio.h>
#include "headless.h"

static const char usage[] =
    "usage: balai render --content DIR --screen NAME[/ID] --size WxH [--width-mm MM] [--lang L] [--now TIME] "
    "[--before DIR] [--place ID] [--mount-mm MM] [--aids LIST] [--settings FILE] [--state DIR] -o FILE.png\n"
    "Draws one screen, settled, to a picture. `balai screens --content DIR` lists their names.\n";

int cli_render(int argc, char **argv) {
    Options options;
    unsigned allowed = OPTION_CONTENT | OPTION_SCREEN | OPTION_SIZE | OPTION_WIDTH_MM | OPTION_LANG |
                       OPTION_NOW | OPTION_OUTPUT | OPTION_PLACE | OPTION_BEFORE | OPTION_MOUNT_MM |
                       OPTION_AIDS | OPTION_SETTINGS | OPTION_STATE;
    if (!options_parse(argc, argv, allowed, usage, &options)) return EXIT_WRONG_USAGE;
    if (!options.content || !options.screen || !options.width || !options.output) {
        fprintf(stderr, "balai: --content, --screen, --size and -o are needed\n%s", usage);
        return EXIT_WRONG_USAGE;
    }
    Err err = {0};
    Headless headless;
    if (!headless_init(&headless, &options, &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return err.code == ERR_USAGE ? EXIT_WRONG_USAGE : EXIT_FAILED;
    }
    // What is wrong with the content is a picture too, but not the one that was asked for.
    const Err *content = app_content_error(headless.app);
    bool sound = content->code == ERR_NONE;
    if (!sound) fprintf(stderr, "balai: %s\n", content->message);
    headless_settle(&headless);
    const Err *text = app_text_error(headless.app);
    if (text->code != ERR_NONE) {
        fprintf(stderr, "balai: %s\n", text->message);
        sound = false;
    }
    bool written = headless_write_png(&headless, options.output, &err);
    if (!written) fprintf(stderr, "balai: %s\n", err.message);
    headless_finish(&headless);
    return sound && written ? EXIT_DONE : EXIT_FAILED;
}
