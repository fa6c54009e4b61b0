// Codes as a phone reads them: by zbar, off a picture.
#pragma once

// What is read off all codes of a picture's file, NUL-terminated, "" where there are none. The caller frees
// it; the test program ends where zbar cannot be started.
char *scan_picture(const char *picture);
