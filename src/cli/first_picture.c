// Of the program's inside (udev's rule for the card): what is on the screen from the moment on at which the
// kernel has one, until the kiosk draws. True of a second display, too, which never gets another.
#include <stdio.h>
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/plain_screen.h"

int cli_first_picture(int argc, char **argv) {
    Err err = {0};
    if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
        fprintf(stderr, "usage: balai first-picture [DEVICE]\nDEVICE is " PLAIN_SCREEN " unless given.\n");
        return EXIT_WRONG_USAGE;
    }
    if (plain_screen_say(argc == 2 ? argv[1] : PLAIN_SCREEN, "Balai", "Information display", NULL, &err))
        return EXIT_DONE;
    fprintf(stderr, "balai: first-picture: %s\n", err.message);
    return EXIT_FAILED;
}
