#include "time_file.h"

#include <stdlib.h>
#include <string.h>

bool time_file_read(const Fs *fs, const char *path, TimeKept *ret_kept, Err *err) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    if (!fs->read_file(fs->ctx, path, TIME_KEPT_BYTES, &text, &size, err)) return false;
    return time_kept_parse(text, size, ret_kept) ||
           err_set(err, ERR_IO, "%s is damaged; the time of the last run is not known", path);
}

bool time_file_write(const Fs *fs, const char *path, const TimeKept *kept, Err *err) {
    char text[TIME_KEPT_BYTES];
    time_kept_write(kept, text, sizeof text);
    return fs->write_file(fs->ctx, path, text, strlen(text), err);
}
