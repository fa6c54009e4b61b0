// The panel off and on by a graphics card and an X server of the test's: these functions are found before
// those of libdrm and libXext.
#include <X11/Xlib.h>
#include <X11/extensions/dpms.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xf86drmMode.h>
#include "sdl/kms_power.h"
#include "sdl/x11_power.h"
#include "test.h"

enum {
    CARD = 77,
    OUTPUTS_MAX = 3,
    DPMS_ID = 500
};

typedef struct Output {
    bool connected, has_dpms, refuses;
    int level; // -1: never set
} Output;

static Output outputs[OUTPUTS_MAX];
static int output_count, held; // held: what was not given back

drmModeResPtr drmModeGetResources(int fd) {
    if (fd != CARD) {
        errno = EBADF;
        return NULL;
    }
    drmModeRes *resources = calloc(1, sizeof *resources);
    uint32_t *ids = calloc(OUTPUTS_MAX, sizeof *ids);
    if (!resources || !ids) abort();
    for (int i = 0; i < output_count; i++)
        ids[i] = 100 + (uint32_t)i;
    resources->connectors = ids;
    resources->count_connectors = output_count;
    held++;
    return resources;
}

void drmModeFreeResources(drmModeResPtr resources) {
    held--;
    free(resources->connectors);
    free(resources);
}

drmModeConnectorPtr drmModeGetConnectorCurrent(int fd, uint32_t id) {
    (void)fd;
    const Output *output = &outputs[id - 100];
    drmModeConnector *connector = calloc(1, sizeof *connector);
    uint32_t *props = calloc(2, sizeof *props);
    if (!connector || !props) abort();
    connector->connector_id = id;
    connector->connection = output->connected ? DRM_MODE_CONNECTED : DRM_MODE_DISCONNECTED;
    props[0] = DPMS_ID - 1;
    props[1] = DPMS_ID;
    connector->props = props;
    connector->count_props = output->has_dpms ? 2 : 1;
    held++;
    return connector;
}

void drmModeFreeConnector(drmModeConnectorPtr connector) {
    held--;
    free(connector->props);
    free(connector);
}

drmModePropertyPtr drmModeGetProperty(int fd, uint32_t id) {
    (void)fd;
    drmModePropertyRes *property = calloc(1, sizeof *property);
    if (!property) abort();
    property->prop_id = id;
    snprintf(property->name, sizeof property->name, "%s", id == DPMS_ID ? "DPMS" : "EDID");
    held++;
    return property;
}

void drmModeFreeProperty(drmModePropertyPtr property) {
    held--;
    free(property);
}

int drmModeConnectorSetProperty(int fd, uint32_t connector, uint32_t property, uint64_t value) {
    Output *output = &outputs[connector - 100];
    if (fd != CARD || property != DPMS_ID || output->refuses) {
        errno = EACCES;
        return -1;
    }
    output->level = (int)value;
    return 0;
}

static void set_outputs(int count, const Output *from) {
    memcpy(outputs, from, sizeof *outputs * (size_t)count);
    output_count = count;
    held = 0;
}

static void every_connected_output_is_switched(void) {
    KmsPower kms;
    PanelPower power = {0};
    Err err = {0};
    set_outputs(3, (Output[]){{true, true, false, -1}, {false, true, false, -1}, {true, true, false, -1}});
    REQUIRE(kms_power_find(&kms, CARD, &power));
    CHECK_INT(outputs[0].level, -1); // looked, not switched
    CHECK(power.switch_panel(power.ctx, false, &err));
    CHECK_INT(outputs[0].level, DRM_MODE_DPMS_OFF);
    CHECK_INT(outputs[1].level, -1);
    CHECK_INT(outputs[2].level, DRM_MODE_DPMS_OFF);
    CHECK(power.switch_panel(power.ctx, true, &err));
    CHECK_INT(outputs[0].level, DRM_MODE_DPMS_ON);
    CHECK_INT(held, 0);
}

static void a_card_without_such_outputs_is_no_way(void) {
    KmsPower kms;
    PanelPower power = {0};
    set_outputs(2, (Output[]){{true, false, false, -1}, {false, true, false, -1}});
    CHECK(!kms_power_find(&kms, CARD, &power));
    CHECK(!kms_power_find(&kms, 5, &power)); // no card
    CHECK(!kms_power_find(&kms, -1, &power));
    CHECK(!power.switch_panel);
    CHECK_INT(held, 0);
}

static void an_output_that_refuses_or_is_gone_is_told(void) {
    KmsPower kms;
    PanelPower power = {0};
    Err err = {0};
    set_outputs(1, (Output[]){{true, true, true, -1}});
    REQUIRE(kms_power_find(&kms, CARD, &power));
    CHECK(!power.switch_panel(power.ctx, false, &err));
    CHECK_INT(err.sys, EACCES);
    outputs[0] = (Output){false, true, false, -1};
    CHECK(!power.switch_panel(power.ctx, false, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    CHECK_INT(held, 0);
}

// The X server's side.
static bool has_extension, is_capable, is_enabled, answers;
static CARD16 level;

Bool DPMSQueryExtension(Display *display, int *event, int *error) {
    (void)display, (void)event, (void)error;
    return has_extension;
}

Bool DPMSCapable(Display *display) {
    (void)display;
    return is_capable;
}

Status DPMSEnable(Display *display) {
    (void)display;
    is_enabled = answers;
    return 1;
}

Status DPMSForceLevel(Display *display, CARD16 wanted) {
    (void)display;
    if (answers && is_enabled) level = wanted;
    return 1;
}

Status DPMSInfo(Display *display, CARD16 *ret_level, BOOL *ret_enabled) {
    (void)display;
    *ret_level = level;
    *ret_enabled = is_enabled;
    return answers;
}

static void an_x_server_is_asked_and_its_answer_seen(void) {
    X11Power x11;
    PanelPower power = {0};
    Err err = {0};
    has_extension = is_capable = answers = true;
    is_enabled = false;
    level = DPMSModeOn;
    REQUIRE(x11_power_find(&x11, NULL, &power));
    CHECK(power.switch_panel(power.ctx, false, &err));
    CHECK_INT(level, DPMSModeOff);
    CHECK(power.switch_panel(power.ctx, true, &err));
    CHECK_INT(level, DPMSModeOn);
    answers = false;
    CHECK(!power.switch_panel(power.ctx, false, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
}

static void an_x_server_without_dpms_is_no_way(void) {
    X11Power x11;
    PanelPower power = {0};
    has_extension = false, is_capable = true;
    CHECK(!x11_power_find(&x11, NULL, &power));
    has_extension = true, is_capable = false;
    CHECK(!x11_power_find(&x11, NULL, &power));
    CHECK(!power.switch_panel);
}

TEST_MAIN(TEST(every_connected_output_is_switched), TEST(a_card_without_such_outputs_is_no_way),
          TEST(an_output_that_refuses_or_is_gone_is_told), TEST(an_x_server_is_asked_and_its_answer_seen),
          TEST(an_x_server_without_dpms_is_no_way))
