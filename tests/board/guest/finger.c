// A touch screen made of uinput: reads "d X Y" (down), "m X Y" (move), "u" (up) from its standard input, a
// line each, with places from 0 to 32767 across the screen.
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    SPAN = 32767
};

static int device;

static void event(int type, int code, int value) {
    struct input_event e = {.type = (__u16)type, .code = (__u16)code, .value = value};
    if (write(device, &e, sizeof e) < 0) perror("finger: write");
}

static int axis(int code, int most) {
    struct uinput_abs_setup setup = {.code = (__u16)code, .absinfo.maximum = most};
    return ioctl(device, UI_ABS_SETUP, &setup);
}

static int create(void) {
    struct uinput_setup setup = {.id = {.bustype = BUS_VIRTUAL, .vendor = 0x1234, .product = 0x5678},
                                 .name = "finger"};
    device = open("/dev/uinput", O_WRONLY | O_NONBLOCK);
    if (device < 0 || ioctl(device, UI_SET_EVBIT, EV_KEY) || ioctl(device, UI_SET_KEYBIT, BTN_TOUCH) ||
        ioctl(device, UI_SET_EVBIT, EV_ABS) || ioctl(device, UI_SET_PROPBIT, INPUT_PROP_DIRECT) ||
        axis(ABS_X, SPAN) || axis(ABS_Y, SPAN) || axis(ABS_MT_SLOT, 9) || axis(ABS_MT_TRACKING_ID, 65535) ||
        axis(ABS_MT_POSITION_X, SPAN) || axis(ABS_MT_POSITION_Y, SPAN) ||
        ioctl(device, UI_DEV_SETUP, &setup) || ioctl(device, UI_DEV_CREATE))
        return -1;
    return 0;
}

static void put(int x, int y) {
    event(EV_ABS, ABS_MT_POSITION_X, x);
    event(EV_ABS, ABS_MT_POSITION_Y, y);
    event(EV_ABS, ABS_X, x);
    event(EV_ABS, ABS_Y, y);
}

int main(void) {
    char line[64], what;
    int id = 0, x, y;
    if (create()) {
        perror("finger");
        return 1;
    }
    while (fgets(line, sizeof line, stdin)) {
        int count = sscanf(line, " %c %d %d", &what, &x, &y);
        event(EV_ABS, ABS_MT_SLOT, 0);
        if (count == 3 && (what == 'd' || what == 'm')) {
            if (what == 'd') event(EV_ABS, ABS_MT_TRACKING_ID, ++id);
            if (what == 'd') event(EV_KEY, BTN_TOUCH, 1);
            put(x, y);
        } else if (count == 1 && what == 'u') {
            event(EV_ABS, ABS_MT_TRACKING_ID, -1);
            event(EV_KEY, BTN_TOUCH, 0);
        }
        event(EV_SYN, SYN_REPORT, 0);
    }
    return 0;
}
