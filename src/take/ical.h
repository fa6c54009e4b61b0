// A session as a calendar entry: iCalendar, RFC 5545.
#pragma once
#include "base/err.h"
#include "model/bundle.h"

// One VCALENDAR with one VEVENT, as short as the standard allows: times in UTC, so that no time zone has to
// be described; DTSTAMP is when the bundle was made, so that the same bundle gives the same text; STATUS only
// where it is not what everybody takes for granted. Texts in the first language of chain that they have
// (text_pick). Too long for a code: without the venue, then without the room's level, then without the room,
// then with a shorter title. ERR_TOO_LARGE, ERR_NO_MEMORY.
bool ical_write_session(const Bundle *bundle, const Session *session, const char *const *chain, Arena *arena,
                        const char **ret_text, Err *err) MUST_USE;
