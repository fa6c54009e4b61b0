// A meeting in words and as a part of a page, for its list, its page and its scene. Internal to screens/.
#pragma once
#include "page.h"

// "31", "24 – 25", "30 – 2"; "" without a date.
const char *say_meeting_days(const Ui *ui, const Meeting *meeting);
// "Oct 2017" to them (DATE_MON_YEAR) or "October 2017" (DATE_MONTH_YEAR); "" without a date.
const char *say_meeting_month(const Ui *ui, const Meeting *meeting, DateForm form);
// "24 – 25 August 2017"; "" without a date.
const char *say_meeting_date(const Ui *ui, const Meeting *meeting);
// "Bali, Indonesia", or what is known of it.
const char *say_meeting_place(const Stage *stage, const Ui *ui, const Meeting *meeting);
// Whose flag stands for the place: the member listed, else one made of a code that has a flag. False where
// there is none.
bool meeting_flag(const Stage *stage, const Meeting *meeting, Member *ret_member);

// The one that stands beside the list of a year: the one chosen, else the first. NULL where there is none.
const Meeting *meetings_selected(const Stage *stage);

// What there is to say of it, with links to what belongs to it, for a card beside the list: a PagePart of a
// Meeting.
int meeting_card_part(const Stage *stage, const Ui *ui, Rect area, const void *meeting);
