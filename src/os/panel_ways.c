#include "panel_ways.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "program.h"

#define BACKLIGHTS "/sys/class/backlight"
#define CECS "/sys/bus/cec/devices"

enum {
    LIGHTS_MAX = 8,
    CEC_OUTPUT = 4096
};
// cec-ctl waits a second for each answer; a television that wakes up takes its time.
static const int64_t cec_limit_us = 8000000;

typedef bool LightFunction(const Tree *tree, const char *folder, int value, Err *err);

// On all of them: a panel of two halves has two. False where one did not do it.
static bool for_each_light(const Tree *tree, LightFunction *change, int value, Err *err) {
    char names[LIGHTS_MAX][64];
    size_t count = tree->list(tree->ctx, BACKLIGHTS, names, LIGHTS_MAX);
    if (!count) return err_set(err, ERR_NOT_FOUND, "there is no backlight");
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        char folder[160];
        snprintf(folder, sizeof folder, BACKLIGHTS "/%.63s", names[i]);
        done = change(tree, folder, value, err) && done;
    }
    return done;
}

// As fb.h has it: 0 lit, 4 powered down.
static bool switch_light(const Tree *tree, const char *folder, int on, Err *err) {
    char path[160];
    snprintf(path, sizeof path, "%s/bl_power", folder);
    return tree->write(tree->ctx, path, on ? "0" : "4", err);
}

static bool set_light(const Tree *tree, const char *folder, int percent, Err *err) {
    char path[160], text[32];
    snprintf(path, sizeof path, "%s/max_brightness", folder);
    if (!tree->read(tree->ctx, path, text, sizeof text, err)) return false;
    long most = strtol(text, NULL, 10);
    if (most <= 0 || most > 1000000) return err_set(err, ERR_IO, "%s says \"%s\"", path, text);
    long value = (most * percent + 50) / 100;
    // 0 is off on some panels, and who dims does not mean off.
    snprintf(text, sizeof text, "%ld", value < 1 ? 1 : value);
    snprintf(path, sizeof path, "%s/brightness", folder);
    return tree->write(tree->ctx, path, text, err);
}

static bool switch_backlight(void *ctx, bool on, Err *err) {
    return for_each_light(((const Backlight *)ctx)->tree, switch_light, on, err);
}

bool backlight_find(Backlight *backlight, const Tree *tree, PanelPower *ret_power) {
    char name[1][64];
    if (!tree->list(tree->ctx, BACKLIGHTS, name, 1)) return false;
    backlight->tree = tree;
    *ret_power = (PanelPower){backlight, switch_backlight};
    return true;
}

bool backlight_set_percent(const Tree *tree, int percent, Err *err) {
    if (percent < 1 || percent > 100) return err_set(err, ERR_USAGE, "brightness is 1 to 100 per cent");
    return for_each_light(tree, set_light, percent, err);
}

// It gives itself an address on the HDMI bus and says the one thing; a television that is not there, or does
// not listen, does not acknowledge it, which is no failure to cec-ctl.
static bool switch_cec(void *ctx, bool on, Err *err) {
    Cec *cec = ctx;
    char program[] = "cec-ctl", device[] = "--device", skip[] = "--skip-info", playback[] = "--playback",
         to[] = "--to", television[] = "0", wake[] = "--image-view-on", sleep[] = "--standby";
    char *argv[] = {program, device, cec->device, skip, playback, to, television, on ? wake : sleep, NULL};
    char output[CEC_OUTPUT];
    if (!program_finish(argv, cec_limit_us, output, sizeof output, err)) return false;
    if (!strstr(output, "Not Acknowledged")) return true;
    return err_set(err, ERR_IO, "the television at %s does not listen to CEC", cec->device);
}

bool cec_find(Cec *cec, const Tree *tree, PanelPower *ret_power) {
    char name[1][64];
    if (!tree->list(tree->ctx, CECS, name, 1)) return false;
    snprintf(cec->device, sizeof cec->device, "/dev/%s", name[0]);
    *ret_power = (PanelPower){cec, switch_cec};
    return true;
}
