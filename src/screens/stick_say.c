// The texts of the screens about a USB stick.
#include "stick_parts.h"

#include <string.h>

static const int64_t kilobyte = 1000, megabyte = 1000 * 1000;

const char *stick_say(const Ui *ui, const char *key) {
    return panel_say(ui, ui_say(ui, key));
}

const char *stick_say_count(const Ui *ui, const char *key, size_t count, const char *b) {
    return panel_say(ui, message_count(ui->messages, ui_arena(ui), key, (long)count, b));
}

const char *stick_say_version(const Ui *ui, const char *key, int64_t version) {
    const char *number = message_number(ui->messages, ui_arena(ui), (long)version);
    return panel_say(ui, message_with(ui->messages, ui_arena(ui), key, number, NULL));
}

const char *stick_say_file(const Ui *ui, const char *name) {
    static const char place_to_break[] = "\u200b";
    char buffer[2048];
    size_t length = 0;
    for (const char *at = name; *at && length + sizeof place_to_break + 1 < sizeof buffer; at++) {
        buffer[length++] = *at;
        if (!strchr("/:-_.", *at) || !at[1]) continue;
        memcpy(buffer + length, place_to_break, sizeof place_to_break - 1);
        length += sizeof place_to_break - 1;
    }
    buffer[length] = '\0';
    return say_apart(ui, arena_str(ui_arena(ui), buffer));
}

static long in_units(int64_t bytes, int64_t unit) {
    return (long)((bytes + unit - 1) / unit); // what is there at all is not nothing
}

static const char *stick_say_bytes(const Ui *ui, int64_t bytes) {
    bool small = bytes < megabyte;
    return message_count(ui->messages, ui_arena(ui), small ? "strip.kilobytes" : "strip.megabytes",
                         in_units(bytes, small ? kilobyte : megabyte), NULL);
}

// Both in the unit of the whole.
const char *stick_say_progress(const Ui *ui, int64_t done, int64_t bytes) {
    if (bytes <= 0) return done > 0 ? stick_say_bytes(ui, done) : "";
    if (done > bytes) done = bytes;
    bool small = bytes < megabyte;
    long number = in_units(done, small ? kilobyte : megabyte);
    return message_count(ui->messages, ui_arena(ui), "strip.of", number, stick_say_bytes(ui, bytes));
}

int stick_per_mille(const StickView *view) {
    if (view->bytes <= 0 || view->done <= 0) return 0;
    return view->done >= view->bytes ? 1000 : (int)((double)view->done * 1000 / (double)view->bytes);
}

const StickPackage *stick_chosen(const StickView *view) {
    static const StickPackage empty = {.title = "", .id = "", .place = "", .signer = ""};
    return view->chosen < view->package_count ? &view->packages[view->chosen] : &empty;
}

static const char *say_trust(const Ui *ui, const StickPackage *package) {
    const char *key = package->trust == STICK_BY_NOBODY        ? "stick.by-nobody"
                      : package->trust == STICK_BY_UNKNOWN_KEY ? "stick.by-unknown"
                                                               : "stick.by";
    return panel_say(ui, message_with(ui->messages, ui_arena(ui), key, package->signer, NULL));
}

const char *stick_say_package(const Ui *ui, const StickPackage *package) {
    if (!*package->title && !package->version) return stick_say_file(ui, package->place);
    const char *parts[] = {
        package->title, package->version > 0 ? stick_say_version(ui, "stick.version", package->version) : "",
        say_trust(ui, package)};
    return say_list(ui, parts, COUNT_OF(parts), " · ");
}

const char *stick_say_pin(const Ui *ui, unsigned pin) {
    const char *parts[] = {pin & STICK_PIN_KEY ? ui_say(ui, "stick.pin-key") : "",
                           pin & STICK_PIN_UNSIGNED ? ui_say(ui, "stick.pin-unsigned") : "",
                           pin & STICK_PIN_UNKNOWN_KEY ? ui_say(ui, "stick.pin-unknown") : "",
                           pin & STICK_PIN_OLDER ? ui_say(ui, "stick.pin-older") : ""};
    return panel_say(ui, say_list(ui, parts, COUNT_OF(parts), " "));
}
