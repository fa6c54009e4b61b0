#include "probes.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NAMES_MAX = 64,
    PATH_SIZE = 256
};

typedef char Name[64];

static bool read_text(const Tree *tree, char *text, size_t size, const char *folder, const char *name,
                      const char *file) {
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s/%s", folder, name, file);
    return tree->read(tree->ctx, path, text, size, NULL);
}

bool probe_number(const Tree *tree, const char *path, int base, int64_t *ret_number) {
    char text[64], *end;
    if (!tree->read(tree->ctx, path, text, sizeof text, NULL)) return false;
    errno = 0;
    long long number = strtoll(text, &end, base);
    if (errno || end == text) return false;
    *ret_number = number;
    return true;
}

static bool read_number(const Tree *tree, const char *folder, const char *name, const char *file,
                        int64_t *ret_number) {
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s/%s", folder, name, file);
    return probe_number(tree, path, 10, ret_number);
}

typedef struct Outputs {
    int count, connected;
    bool cards;          // there is a graphics card, whether or not it has outputs
    char first[64];      // the first that is connected, "HDMI-A-1"
    char first_size[64]; // "1920x1080", "" where it has no modes
    char other[64];      // another that is connected
} Outputs;

// Outputs of graphics cards are named card0-HDMI-A-1, the cards themselves card0.
static Outputs find_outputs(const Tree *tree) {
    static const char folder[] = "/sys/class/drm";
    Outputs found = {0};
    Name names[NAMES_MAX];
    char text[64];
    size_t count = tree->list(tree->ctx, folder, names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        const char *output = strchr(names[i], '-');
        if (!strncmp(names[i], "card", 4)) found.cards = true;
        if (!output || !read_text(tree, text, sizeof text, folder, names[i], "status")) continue;
        found.count++;
        if (strcmp(text, "connected") != 0) continue;
        snprintf(found.connected ? found.other : found.first, sizeof found.first, "%s", output + 1);
        if (!found.connected++ && read_text(tree, text, sizeof text, folder, names[i], "modes"))
            snprintf(found.first_size, sizeof found.first_size, "%.*s", (int)strcspn(text, "\n"), text);
    }
    return found;
}

static void say_no_output(const Outputs *found, DoctorLine *line) {
    static const char driver[] =
        "Check that the graphics driver is there; on a Raspberry Pi write the card anew.";
    if (found->count)
        doctor_say(line, HEALTH_BAD, "Check the cable at both ends, and that the display is switched on.",
                   "No display is connected.");
    else if (found->cards)
        doctor_say(line, HEALTH_BAD, driver, "The graphics card here has no output for a display.");
    else
        doctor_say(line, HEALTH_BAD, driver, "This machine has no graphics output.");
}

void probe_display(const Tree *tree, const DoctorFacts *facts, DoctorLine *line) {
    Outputs found = find_outputs(tree);
    if (found.connected > 1)
        doctor_say(line, HEALTH_CARE, "Pull out the one that visitors do not touch.",
                   "%d displays are connected (%s, %s); only one of them has the picture.", found.connected,
                   found.first, found.other);
    else if (found.connected && !facts->panel_mm)
        doctor_say(line, HEALTH_CARE,
                   "Measure the picture's width, and tell it by the setting display.width_mm.",
                   "The display at %s does not say believably how wide it is; letters may be too small.",
                   found.first);
    else if (found.connected)
        doctor_say(line, HEALTH_GOOD, "", "A display is connected to %s%s%s.", found.first,
                   *found.first_size ? ", " : "", found.first_size);
    else if (facts->desktop)
        doctor_say(line, HEALTH_GOOD, "", "A desktop is there to show windows on (%.60s).", facts->desktop);
    else
        say_no_output(&found, line);
}

// A bitmap in words of the kernel's size, the lowest last: "260800000000003".
static bool has_bit(const char *bitmap, unsigned bit) {
    const unsigned word_bits = sizeof(long) * 8;
    const char *words[32];
    size_t count = 0;
    for (const char *at = bitmap; *at && count < COUNT_OF(words); at += strspn(at, " ")) {
        words[count++] = at;
        at += strcspn(at, " ");
    }
    if (bit / word_bits >= count) return false;
    return strtoul(words[count - 1 - bit / word_bits], NULL, 16) >> bit % word_bits & 1;
}

// What is touched where the picture is (INPUT_PROP_DIRECT) and says where (ABS_X or ABS_MT_POSITION_X).
static bool is_touch(const Tree *tree, const char *name) {
    static const char folder[] = "/sys/class/input";
    char bits[256];
    if (!read_text(tree, bits, sizeof bits, folder, name, "device/properties") || !has_bit(bits, 1))
        return false;
    return read_text(tree, bits, sizeof bits, folder, name, "device/capabilities/abs") &&
           (has_bit(bits, 0) || has_bit(bits, 0x35));
}

void probe_touch(const Tree *tree, DoctorLine *line) {
    Name names[NAMES_MAX];
    char device[PATH_SIZE], text[64] = "";
    bool found = false;
    size_t count = tree->list(tree->ctx, "/sys/class/input", names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        if (strncmp(names[i], "event", 5) != 0 || !is_touch(tree, names[i])) continue;
        found = true;
        read_text(tree, text, sizeof text, "/sys/class/input", names[i], "device/name");
        snprintf(device, sizeof device, "/dev/input/%s", names[i]);
        if (!tree->may_read(tree->ctx, device)) continue;
        doctor_say(line, HEALTH_GOOD, "", "A touch screen is there: %s.", *text ? text : names[i]);
        return;
    }
    if (found)
        doctor_say(line, HEALTH_BAD, "Put the user that runs the kiosk into the group input.",
                   "The touch screen is there but may not be read: %s.", text);
    else
        doctor_say(line, HEALTH_CARE, "Check its USB cable, or for a panel with a flat cable its overlay.",
                   "No touch screen is there.");
}

void probe_temperature(const Tree *tree, DoctorLine *line) {
    static const char folder[] = "/sys/class/thermal";
    static const char advice[] = "Give it air: open the case or clean its fan, and keep it out of the sun.";
    Name names[NAMES_MAX];
    int64_t hottest = INT64_MIN, milli = 0;
    size_t count = tree->list(tree->ctx, folder, names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        if (strncmp(names[i], "thermal_zone", 12) != 0) continue;
        // Sensors that are not wired say -273 or thousands of degrees.
        if (!read_number(tree, folder, names[i], "temp", &milli) || milli < -40000 || milli > 150000)
            continue;
        if (milli > hottest) hottest = milli;
    }
    int degrees = hottest == INT64_MIN ? 0 : (int)(hottest / 1000);
    if (hottest == INT64_MIN)
        doctor_say(line, HEALTH_NONE, "", "This machine does not tell its temperature.");
    else if (degrees >= 80) // where a Pi begins to slow itself down
        doctor_say(line, HEALTH_BAD, advice, "The processor has %d °C and slows itself down.", degrees);
    else if (degrees >= 70)
        doctor_say(line, HEALTH_CARE, advice, "The processor has %d °C; from 80 °C on it slows down.",
                   degrees);
    else
        doctor_say(line, HEALTH_GOOD, "", "The processor has %d °C.", degrees);
}

// The kernel's alarm of the last seconds.
static bool see_alarm(const Tree *tree, bool *ret_low) {
    static const char folder[] = "/sys/class/hwmon";
    Name names[NAMES_MAX];
    char name[32];
    int64_t alarm = 0;
    size_t count = tree->list(tree->ctx, folder, names, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        if (!read_text(tree, name, sizeof name, folder, names[i], "name") || strcmp(name, "rpi_volt") != 0)
            continue;
        if (!read_number(tree, folder, names[i], "in0_lcrit_alarm", &alarm)) continue;
        *ret_low = alarm != 0;
        return true;
    }
    return false;
}

// What the firmware remembers, as `vcgencmd get_throttled` prints it: bit 0 too low now, bit 16 since the
// start.
static bool see_firmware(const Tree *tree, int64_t *ret_bits) {
    static const char *const paths[] = {"/sys/devices/platform/soc/soc:firmware/get_throttled",
                                        "/sys/devices/platform/soc:firmware/get_throttled",
                                        "/sys/devices/platform/axi/axi:firmware/get_throttled"};
    for (size_t i = 0; i < COUNT_OF(paths); i++)
        if (probe_number(tree, paths[i], 16, ret_bits)) return true;
    return false;
}

void probe_power(const Tree *tree, DoctorLine *line) {
    static const char advice[] =
        "Use the board's own power supply and cable, and unplug what it feeds by USB.";
    bool low = false;
    int64_t bits = 0;
    bool alarm = see_alarm(tree, &low), firmware = see_firmware(tree, &bits);
    if (low || bits & 1)
        doctor_say(line, HEALTH_BAD, advice, "The power supply's voltage is too low.");
    else if (bits & 0x10000)
        doctor_say(line, HEALTH_CARE, advice, "The power supply's voltage has been too low since the start.");
    else if (alarm || firmware)
        doctor_say(line, HEALTH_GOOD, "", "The power supply's voltage is well.");
    else
        doctor_say(line, HEALTH_NONE, "", "This machine does not tell about its power supply.");
}
