// What somebody needs to find a document or a meeting again: plain text, or an address.
#pragma once
#include "base/err.h"
#include "model/bundle.h"

// document must be the bundle's own. Its address where it has one that a code holds. Else lines: its title;
// its meeting, or what else it came from; the meeting's place and day, or the document's year. Dates are ISO
// 8601, which needs no language. Too long for a code: without the last line, then without the second, then
// with a shorter title. ERR_TOO_LARGE, ERR_NO_MEMORY.
bool reference_write_document(const Bundle *bundle, const Document *document, const char *const *chain,
                              Arena *arena, const char **ret_text, Err *err) MUST_USE;

// The meeting's title, its place and days.
bool reference_write_meeting(const Bundle *bundle, const Meeting *meeting, const char *const *chain,
                             Arena *arena, const char **ret_text, Err *err) MUST_USE;
