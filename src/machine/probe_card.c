#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "probes.h"

enum {
    NAMES_MAX = 32
};
// Some data errors are mended by the next try; so many are a bad contact or a dying card.
static const int64_t data_errors_many = 10;

typedef struct Card {
    bool told; // there was something to ask
    int64_t file_errors, data_errors;
    char errors_on[64];
    int worn;   // tenths of its life that are used up, 11: all
    int urgent; // as the card says it: 1 well, 2 nearly used up, 3 used up
} Card;

// What the file system has written down about itself; it survives restarts.
static void ask_file_systems(const Tree *tree, Card *card) {
    char names[NAMES_MAX][64], path[160];
    size_t count = tree->list(tree->ctx, "/sys/fs/ext4", names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        int64_t errors = 0;
        snprintf(path, sizeof path, "/sys/fs/ext4/%s/errors_count", names[i]);
        if (!probe_number(tree, path, 10, &errors)) continue;
        card->told = true;
        if (errors > 0 && !card->file_errors)
            snprintf(card->errors_on, sizeof card->errors_on, "%s", names[i]);
        if (errors > 0) card->file_errors += errors;
    }
}

// Only soldered ones (eMMC) say how worn they are: two areas, each in tenths.
static void ask_wear(const Tree *tree, Card *card) {
    char names[NAMES_MAX][64], path[160], text[32], *end;
    size_t count = tree->list(tree->ctx, "/sys/block", names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        int64_t urgent = 0;
        if (strncmp(names[i], "mmcblk", 6) != 0) continue;
        snprintf(path, sizeof path, "/sys/block/%s/device/pre_eol_info", names[i]);
        if (probe_number(tree, path, 16, &urgent) && urgent <= 3 && urgent > card->urgent)
            card->urgent = (int)urgent;
        snprintf(path, sizeof path, "/sys/block/%s/device/life_time", names[i]);
        if (!tree->read(tree->ctx, path, text, sizeof text, NULL)) continue;
        card->told = true;
        long a = strtol(text, &end, 16), b = strtol(end, NULL, 16), most = a > b ? a : b;
        if (most > card->worn && most <= 11) card->worn = (int)most;
    }
}

// Lines like "# Data CRC Errors Occurred:\t 3" of the kernel's debug files, which root may read. What times
// out are questions at the start that some cards do not know.
static void count_data_errors(char *text, Card *card) {
    char *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        const char *colon = strchr(line, ':');
        if (!colon || !strstr(line, "Data")) continue;
        long errors = strtol(colon + 1, NULL, 10);
        if (errors > 0 && errors < 1000000000) card->data_errors += errors;
    }
}

static void ask_controllers(const Tree *tree, Card *card) {
    char names[NAMES_MAX][64], path[160], text[2048];
    size_t count = tree->list(tree->ctx, "/sys/kernel/debug", names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        if (strncmp(names[i], "mmc", 3) != 0) continue;
        snprintf(path, sizeof path, "/sys/kernel/debug/%s/err_stats", names[i]);
        if (!tree->read(tree->ctx, path, text, sizeof text, NULL)) continue;
        card->told = true;
        count_data_errors(text, card);
    }
}

void probe_card(const Tree *tree, DoctorLine *line) {
    static const char replace[] = "Copy what is needed from it, and put in a new card soon.";
    Card card = {0};
    ask_file_systems(tree, &card);
    ask_wear(tree, &card);
    ask_controllers(tree, &card);
    if (card.file_errors)
        doctor_say(line, HEALTH_BAD, replace, "The file system on %s has found %" PRId64 " errors.",
                   card.errors_on, card.file_errors);
    else if (card.urgent == 3 || card.worn == 11)
        doctor_say(line, HEALTH_BAD, replace, "The card's life is used up.");
    else if (card.data_errors >= data_errors_many)
        doctor_say(line, HEALTH_CARE, "Clean its contacts; if that does not help, replace it.",
                   "Reading or writing the card failed %" PRId64 " times.", card.data_errors);
    else if (card.urgent == 2 || card.worn >= 9)
        doctor_say(line, HEALTH_CARE, replace, "Most of the card's life is used up.");
    else if (card.told)
        doctor_say(line, HEALTH_GOOD, "", "The card has reported no errors.");
    else
        doctor_say(line, HEALTH_NONE, "", "No card tells about itself here.");
}
