#include "cli/replay.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "app/replay.h"
#include "base/auto.h"
#include "base/limits.h"
#include "options.h"
#include "os/fs.h"
#include "os/paths.h"
#include "picture/picture.h"
#include "places.h"
#include "record/when.h"
#include "terminal.h"

static const char usage[] =
    "usage: balai replay FILE [--content DIR] [--before DIR] [-o PNG]\n"
    "       balai replay FILE --list\n"
    "Runs what a flight recorder kept (crash-000001.ring beside a crash report, or of `balai play "
    "--record`)\n"
    "again with the same content, as fast as it can, and compares each frame. DIR is\n"
    "/usr/share/balai/content unless given. --before: the content that was shown before that.\n"
    "-o: the first frame that differs, as it is painted now. --list: what happened, a line each.\n";

static double seconds(int64_t us) {
    return (double)us / 1e6;
}

static void list_setup(const RecorderSetup *setup) {
    RecordTime when = {.unix_s = setup->unix_s, .offset_s = setup->offset_s};
    char time[WHEN_TIME_SIZE];
    printf("%s version %" PRId64 ", %dx%d px, %.0f mm, %s, %s, %s%s", setup->bundle_id, setup->bundle_version,
           setup->width, setup->height, setup->width_mm, setup->lang, setup->screen,
           when_write_time(&when, time), setup->start ? ", a replay can begin here" : "");
}

static void list_touch(const RecordingEvent *event) {
    static const char *const words[] = {
        [RECORDER_DOWN] = "down", [RECORDER_MOVE] = "move", [RECORDER_UP] = "up", [RECORDER_LOST] = "lost"};
    printf("%s finger %" PRId64 " %d,%d", words[event->touch.touch], event->touch.finger, event->touch.x,
           event->touch.y);
}

static void list_clock(const RecordingEvent *event) {
    static const char *const words[] = {[RECORDER_UNKNOWN] = "unknown",
                                        [RECORDER_CERTAIN] = "certain",
                                        [RECORDER_APPROXIMATE] = "approximate"};
    RecordTime when = {.unix_s = event->clock.unix_s, .offset_s = event->clock.offset_s};
    char time[WHEN_TIME_SIZE];
    printf("%s %s", when_write_time(&when, time), words[event->clock.trust]);
}

// Texts were made fit to be printed when they were read.
static void list_facts(const RecordingEvent *event) {
    switch (event->kind) {
    case RECORDING_SETUP:
        list_setup(event->setup);
        break;
    case RECORDING_TOUCH:
        list_touch(event);
        break;
    case RECORDING_OUTCOME:
        printf("%s: %s", event->outcome.pad == RECORDER_PIN_PAD ? "PIN pad" : "keyboard",
               event->outcome.outcome);
        break;
    case RECORDING_CLOCK:
        list_clock(event);
        break;
    case RECORDING_MOUNT:
        printf("%s %s", event->mount.name, event->mount.there ? "there" : "gone");
        break;
    case RECORDING_SETTING:
        printf("%s %s", event->setting.name, event->setting.value);
        break;
    case RECORDING_BUNDLE:
        printf("%s version %" PRId64 " %s", event->bundle.id, event->bundle.version, event->bundle.hash);
        break;
    case RECORDING_PANEL:
        printf("%dx%d px, %.0f mm", event->panel.width, event->panel.height, event->panel.width_mm);
        break;
    case RECORDING_FRAME:
        printf("%016" PRIx64 ", %.1f ms", event->frame.hash, (double)event->frame.took_us / 1e3);
        break;
    case RECORDING_LIGHT:
        printf("%s%s", event->light.lit ? "on" : "off", event->light.painted ? ", painted" : "");
        break;
    case RECORDING_LANGUAGE:
    case RECORDING_AWAIT:
    case RECORDING_WORK:
    case RECORDING_NOTE:
        print_safely(event->text);
        break;
    case RECORDING_STEP:
    case RECORDING_EXPOSED:
    case RECORDING_KIND_END:
        break;
    }
}

static int list(const Recording *recording) {
    size_t count;
    const RecordingEvent *events = recording_events(recording, &count);
    for (size_t i = 0; i < count; i++) {
        if (events[i].after_gap) printf("            ... something is missing here\n");
        printf("%12.3f %-8s ", seconds(events[i].time_us), recording_kind_word(events[i].kind));
        list_facts(&events[i]);
        putchar('\n');
    }
    return EXIT_DONE;
}

static void write_picture(void *ctx, const Surface *s) {
    Err err = {0};
    if (!picture_write_png(ctx, s->pixels, s->width, s->height, s->stride_px, &err))
        fprintf(stderr, "balai: %s\n", err.message);
}

static int tell(const ReplayResult *result) {
    RecordTime begun = {.unix_s = result->begun_unix_s, .offset_s = result->offset_s};
    char time[WHEN_TIME_SIZE];
    double lasted = seconds(result->ended_us - result->begun_us);
    if (result->differs) {
        printf("frame %zu differs, %.3f s after %s, on the screen %s: recorded %016" PRIx64
               ", painted %016" PRIx64 " (%zu and %zu frames at that moment)\n",
               result->frames + result->untold + 1, lasted, when_write_time(&begun, time), result->screen,
               result->picture, result->instead, result->recorded, result->painted);
        return EXIT_FAILED;
    }
    printf("%zu frames are as they were recorded, in %.3f s from %s", result->frames, lasted,
           when_write_time(&begun, time));
    if (result->untold)
        printf("; %zu were not compared, because what was touched before them is not recorded",
               result->untold);
    putchar('\n');
    return EXIT_DONE;
}

static int run(const Options *options, const Recording *recording) {
    Err err = {0};
    char assets[512];
    ReplayResult result;
    ReplayConfig config = {.fs = os_fs(),
                           .content_folder = options->content ? options->content : INSTALLED_CONTENT,
                           .before_folder = options->before,
                           .assets_folder = assets,
                           .font_root = font_root(),
                           .program = BALAI_VERSION,
                           .draw_safety = draw_safety,
                           .show = options->output ? write_picture : NULL};
    // Handed on as it was given; it is only read.
    memcpy(&config.show_ctx, &options->output, sizeof config.show_ctx);
    if (!os_assets_folder(assets, sizeof assets, &err) || !replay_run(&config, recording, &result, &err)) {
        fprintf(stderr, "balai: %s is not replayed: ", options->script);
        print_safely_to(stderr, err.message);
        fputc('\n', stderr);
        return EXIT_FAILED;
    }
    return tell(&result);
}

int cli_replay(int argc, char **argv) {
    Options options;
    unsigned allowed = OPTION_SCRIPT | OPTION_CONTENT | OPTION_BEFORE | OPTION_OUTPUT | OPTION_LIST;
    if (!options_parse(argc, argv, allowed, usage, &options)) return EXIT_WRONG_USAGE;
    if (!options.script) {
        fprintf(stderr, "balai: a recording is needed\n%s", usage);
        return EXIT_WRONG_USAGE;
    }
    Err err = {0};
    AUTO_FREE char *data = NULL;
    size_t size;
    Recording *recording = NULL;
    const Fs *fs = os_fs();
    if (!fs->read_file(fs->ctx, options.script, LIMIT_RECORDING_BYTES, &data, &size, &err) ||
        !recording_read(data, size, &recording, &err)) {
        fprintf(stderr, "balai: %s: %s\n", options.script, err.message);
        return EXIT_FAILED;
    }
    int code = options.list ? list(recording) : run(&options, recording);
    recording_destroy(recording);
    return code;
}
