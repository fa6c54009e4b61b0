// What goes wrong around a stick, beside what is on it: each has its sentence, what is shown stays, and the
// next stick is read.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "base/auto.h"
#include "os/fs.h"
#include "stand.h"
#include "test.h"

// A process that reads sticks as a test has written down, and nothing after it.
typedef struct Actor {
    Message says[8];
    size_t count, said;
    bool ends, fails_to_start; // ends: after what it says; else it is silent
} Actor;

static Actor actor;
static UsbStick stick;
static unsigned plugged;
static Stand stand;

static size_t list_sticks(void *ctx, UsbStick sticks[USB_STICKS]) {
    (void)ctx;
    sticks[0] = stick;
    return stick.number ? 1 : 0;
}

static bool hear(void *ctx, bool wait, const void *data, size_t size, const int *fds, size_t fd_count,
                 Err *err) {
    (void)ctx, (void)wait, (void)data, (void)size, (void)fds, (void)fd_count, (void)err;
    return true;
}

static ChannelGot say(void *ctx, bool wait, void *buffer, size_t size, size_t *ret_size) {
    (void)ctx, (void)wait, (void)size;
    if (actor.said == actor.count) return actor.ends ? CHANNEL_CLOSED : CHANNEL_NOTHING;
    *ret_size = message_write(&actor.says[actor.said++], buffer);
    return CHANNEL_MESSAGE;
}

static void leave(void *ctx) {
    (void)ctx;
}

static bool start_actor(void *ctx, Channel *ret_channel, Err *err) {
    (void)ctx;
    if (actor.fails_to_start) return err_set(err, ERR_IO, "no more processes");
    *ret_channel = (Channel){&actor, -1, hear, say, leave};
    return true;
}

static bool open_folder(void *ctx, const char *path, int *ret_fd, Err *err) {
    (void)ctx, (void)path, (void)err;
    *ret_fd = 0;
    return true;
}

static void close_folder(void *ctx, int fd) {
    (void)ctx, (void)fd;
}

static const StickHost host = {.usb = {.list = list_sticks},
                               .reader = {NULL, start_actor},
                               .open_folder = open_folder,
                               .close_folder = close_folder};

static const char *store_folder(void) {
    static char path[600];
    snprintf(path, sizeof path, "%s/store", test_folder());
    return path;
}

static bool has_no_room(void *ctx, const char *path, int64_t *ret_bytes, Err *err) {
    (void)ctx, (void)path, (void)err;
    *ret_bytes = 9 << 20;
    return true;
}

static bool switch_light(void *ctx, bool on, int off_by) {
    (void)ctx, (void)on, (void)off_by;
    return true;
}

static void open_kiosk_at(const char *now, MemoryFs *kept) {
    static const Host machine = {.light = switch_light};
    static char *content;
    free(content);
    content = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\"}]}");
    actor = (Actor){0};
    stick = (UsbStick){0};
    plugged = 0;
    mkdir(store_folder(), 0755);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = content,
                                              .width = 1280,
                                              .height = 720,
                                              .now = now,
                                              .kept = kept,
                                              .host = &machine,
                                              .store = store_folder(),
                                              .sticks = &host}));
    CHECK(stand_settle(&stand));
}

static void open_kiosk(void) {
    open_kiosk_at(NULL, NULL);
}

static void plug(void) {
    stick = (UsbStick){.number = ++plugged, .state = USB_MOUNTED, .folder = "stick"};
}

static void pull(void) {
    stick = (UsbStick){0};
}

static void will_say(Message message) {
    actor.says[actor.count++] = message;
}

static void will_find(int64_t bytes) {
    will_say((Message){.kind = MESSAGE_READY, .ready = {PROTOCOL_VERSION, 1}});
    will_say((Message){
        .kind = MESSAGE_FOUND,
        .found = {
            .id = "x", .title = "X", .name = "x.zip", .bundle_version = 2, .bytes = bytes, .files = 3}});
    will_say((Message){.kind = MESSAGE_LISTED, .listed = {1, 0}});
}

// A stick is in, its strip is touched, and this is on the screen; then the stick goes, and the screen is
// left.
static void check_refused(const char *sentence, const char *advice, const char *detail) {
    stand_advance(&stand, 3000000);
    CHECK(stand_says(&stand, "USB stick refused: touch to see why"));
    CHECK(!stand_says(&stand, "Reading the USB stick"));
    CHECK(stand_tap(&stand, "stick/open"));
    CHECK(stand_settle(&stand));
    CHECK(stand_says(&stand, sentence));
    CHECK(stand_says(&stand, advice));
    CHECK(stand_says(&stand, detail));
    CHECK(stand_says(&stand, "Nothing on this screen has changed."));
    pull();
    stand_advance(&stand, 1000000);
    CHECK(stand_tap(&stand, "stick/close"));
    CHECK(stand_settle(&stand));
    CHECK(!stand_says(&stand, sentence));
    CHECK(!stand_has(&stand, "stick/open"));
}

static void a_card_without_room_is_told_with_what_is_missing(void) {
    open_kiosk();
    stand.fs.free_bytes = has_no_room;
    will_find(INT64_C(500) << 20);
    plug();
    check_refused("There is not enough room on the", "Make pictures smaller",
                  "the card has 9 MB left, and this content needs");
    stand_finish(&stand);
}

static void a_card_that_fills_up_meanwhile_is_no_other_fault(void) {
    open_kiosk();
    will_find(1000);
    will_say((Message){.kind = MESSAGE_FAILED, .failed = {ERR_NO_ROOM, 0, "the card is full"}});
    plug();
    check_refused("There is not enough room on the", "Make pictures smaller", "the card is full");
    stand_finish(&stand);
}

static void while_something_else_installs_a_stick_waits_its_turn(void) {
    char lock[700];
    void *held = NULL;
    Err err = {0};
    open_kiosk();
    snprintf(lock, sizeof lock, "%s/lock", store_folder());
    REQUIRE(os_fs()->lock(NULL, lock, &held, &err));
    will_find(1000);
    plug();
    check_refused("Something else is being installed", "Wait a minute and plug the stick in again.", "");
    CHECK(os_fs()->close_file(NULL, held, &err));
    plug();
    stand_advance(&stand, 1000000);
    CHECK(stand_says(&stand, "Reading the USB stick"));
    stand_finish(&stand);
}

static void a_card_that_cannot_be_written_is_the_kiosks_fault(void) {
    char away[700];
    open_kiosk();
    snprintf(away, sizeof away, "%s-away", store_folder());
    REQUIRE(rename(store_folder(), away) == 0);
    test_write("store", "", 0); // where a folder should be
    will_find(1000);
    plug();
    check_refused("The kiosk’s card cannot be written", "Tell the operator", "");
    stand_finish(&stand);
    CHECK(remove(store_folder()) == 0 && rename(away, store_folder()) == 0);
}

static void a_reader_that_crashes_or_talks_nonsense_is_a_sentence(void) {
    static const char sentence[] = "Reading the stick came to no end", advice[] = "Plug it in once more.";
    open_kiosk();
    actor.ends = true;
    plug();
    check_refused(sentence, advice, "");
    actor = (Actor){.ends = true};
    will_find(1000);
    plug();
    check_refused(sentence, advice, "");
    actor = (Actor){0};
    will_say((Message){.kind = MESSAGE_LISTED, .listed = {1, 0}});
    plug();
    check_refused(sentence, advice, "");
    stand_finish(&stand);
}

static void a_reader_that_hangs_is_waited_for_a_minute(void) {
    open_kiosk();
    plug();
    stand_advance(&stand, 2000000);
    CHECK(stand_says(&stand, "Reading the USB stick"));
    stand_advance(&stand, 60000000);
    check_refused("Reading the stick came to no end", "Plug it in once more.", "");
    stand_finish(&stand);
}

static void without_a_process_that_reads_a_stick_is_refused(void) {
    open_kiosk();
    actor.fails_to_start = true;
    plug();
    check_refused("This stick cannot be read", "Plug it in once more.", "");
    stand_finish(&stand);
}

static void a_dark_panel_wakes_for_a_stick(void) {
    static const char hours[] = "{\"hours.tuesday\": \"08:00-22:00\", \"hours.wednesday\": \"08:00-22:00\"}";
    static MemoryFs kept;
    memory_fs_init(&kept);
    memory_fs_put(&kept, "kept/settings.json", hours, strlen(hours));
    open_kiosk_at("2026-11-24T23:30", &kept);
    CHECK(app_is_dark(stand.app));
    actor.ends = true;
    plug();
    stand_advance(&stand, 3000000);
    CHECK(!app_is_dark(stand.app));
    CHECK(stand_says(&stand, "USB stick refused: touch to see why"));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

TEST_MAIN(TEST(a_card_without_room_is_told_with_what_is_missing),
          TEST(a_card_that_fills_up_meanwhile_is_no_other_fault),
          TEST(while_something_else_installs_a_stick_waits_its_turn),
          TEST(a_card_that_cannot_be_written_is_the_kiosks_fault),
          TEST(a_reader_that_crashes_or_talks_nonsense_is_a_sentence),
          TEST(a_reader_that_hangs_is_waited_for_a_minute), TEST(a_dark_panel_wakes_for_a_stick),
          TEST(without_a_process_that_reads_a_stick_is_refused))
