#include "kms_power.h"

#include <errno.h>
#include <string.h>
#include <xf86drmMode.h>

// The property's id of an output, 0 where it has none.
static uint32_t find_property(int fd, const drmModeConnector *output) {
    uint32_t id = 0;
    for (int i = 0; i < output->count_props && !id; i++) {
        drmModePropertyRes *property = drmModeGetProperty(fd, output->props[i]);
        if (property && !strcmp(property->name, "DPMS")) id = property->prop_id;
        drmModeFreeProperty(property);
    }
    return id;
}

// Returns how many outputs did it, or with set false how many could; ret_problem: errno of one that did not.
static int change_outputs(int fd, bool set, uint64_t level, int *ret_problem) {
    drmModeRes *resources = drmModeGetResources(fd);
    int count = 0;
    if (!resources) {
        *ret_problem = errno;
        return 0;
    }
    for (int i = 0; i < resources->count_connectors; i++) {
        // As the kernel knows it: asking the display itself takes up to a second.
        drmModeConnector *output = drmModeGetConnectorCurrent(fd, resources->connectors[i]);
        uint32_t property =
            output && output->connection == DRM_MODE_CONNECTED ? find_property(fd, output) : 0;
        if (property && (!set || !drmModeConnectorSetProperty(fd, output->connector_id, property, level)))
            count++;
        else if (property)
            *ret_problem = errno;
        drmModeFreeConnector(output);
    }
    drmModeFreeResources(resources);
    return count;
}

static bool switch_outputs(void *ctx, bool on, Err *err) {
    const KmsPower *kms = ctx;
    int problem = 0;
    int changed = change_outputs(kms->fd, true, on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF, &problem);
    if (problem) return err_set_errno(err, problem, "switching the display's signal");
    return changed > 0 ||
           err_set(err, ERR_NO_DISPLAY, "no display is connected whose signal can be switched");
}

bool kms_power_find(KmsPower *kms, int fd, PanelPower *ret_power) {
    int problem = 0;
    if (fd < 0 || !change_outputs(fd, false, 0, &problem)) return false;
    kms->fd = fd;
    *ret_power = (PanelPower){kms, switch_outputs};
    return true;
}
