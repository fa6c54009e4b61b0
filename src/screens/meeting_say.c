#include "meeting.h"

#include <string.h>
#include "model/flag.h"
#include "model/related.h"

static bool over_months(const Ui *ui, const Meeting *meeting) {
    return strcmp(say_date(ui, DATE_MONTH_YEAR, meeting->start),
                  say_date(ui, DATE_MONTH_YEAR, meeting->end)) != 0;
}

const char *say_meeting_days(const Ui *ui, const Meeting *meeting) {
    if (meeting->start == DAY_NONE) return "";
    const char *first = say_date(ui, DATE_DAY, meeting->start);
    if (meeting->end <= meeting->start) return first;
    return say_join(ui, first, " – ", say_date(ui, DATE_DAY, meeting->end));
}

const char *say_meeting_month(const Ui *ui, const Meeting *meeting, DateForm form) {
    if (meeting->start == DAY_NONE) return "";
    const char *first = say_date(ui, form, meeting->start);
    if (meeting->end <= meeting->start || !over_months(ui, meeting)) return first;
    return say_join(ui, first, " – ", say_date(ui, form, meeting->end));
}

const char *say_meeting_date(const Ui *ui, const Meeting *meeting) {
    if (meeting->start == DAY_NONE) return "";
    int32_t last = meeting->end > meeting->start ? meeting->end : meeting->start;
    return dates_format_span(ui->dates, ui_arena(ui), meeting->start, last);
}

const char *say_meeting_place(const Stage *stage, const Ui *ui, const Meeting *meeting) {
    const Member *country = bundle_country(stage->bundle, meeting->country);
    const char *city = say_text(ui, &meeting->city), *name = country ? say_text(ui, &country->name) : "";
    return strcmp(city, name) ? say_comma(ui, city, name) : name; // Singapore
}

bool meeting_flag(const Stage *stage, const Meeting *meeting, Member *ret_member) {
    const Member *country = bundle_country(stage->bundle, meeting->country);
    if (!country && !flag_exists(meeting->country)) return false;
    *ret_member = country ? *country : (Member){.code = meeting->country};
    return true;
}
