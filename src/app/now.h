// `--now`: a time that somebody wrote.
#pragma once
#include "model/zone.h"

// "2026-11-24T10:42", with seconds and an offset ("Z", "+08:00") or without; without an offset in the zone
// (NULL: UTC). ERR_USAGE says how it is written.
bool now_parse(const char *text, Zone *zone, int64_t *ret_unix_s, Err *err) MUST_USE;
