#include "common.h"
#include "say_change.h"

enum {
    TOLD_MAX = 4 // changes of one session: time, room and title, and what has become of it
};

// Whether the status of the session, which every screen shows, says it already.
static bool is_told(const Session *session, ChangeKind kind) {
    if (kind == CHANGE_SESSION_CANCELLED) return true;
    return session->status == SESSION_MOVED && (kind == CHANGE_SESSION_TIME || kind == CHANGE_SESSION_ROOM);
}

static size_t find_changes(const Stage *stage, const Session *session, const Change *ret_changes[TOLD_MAX]) {
    const Change *all[TOLD_MAX];
    size_t count = stage->changes ? changes_of_session(stage->changes, session->id, all, TOLD_MAX) : 0,
           told = 0;
    for (size_t i = 0; i < count && i < TOLD_MAX; i++)
        if (!is_told(session, all[i]->kind)) ret_changes[told++] = all[i];
    return told;
}

static const char *badge_key(ChangeKind kind) {
    switch ((int)kind) {
    case CHANGE_SESSION_NEW:
        return "changed.new";
    case CHANGE_SESSION_TIME:
        return "changed.time";
    case CHANGE_SESSION_ROOM:
        return "changed.room";
    case CHANGE_SESSION_RESTORED:
        return "changed.restored";
    }
    return "changed.other";
}

static const char *icon_of(ChangeKind kind) {
    switch ((int)kind) {
    case CHANGE_SESSION_NEW:
        return "star";
    case CHANGE_SESSION_TIME:
        return "clock";
    case CHANGE_SESSION_ROOM:
        return "map-pin";
    }
    return "arrow-right-left";
}

// The badge's icon and words; false where nothing is new, or it is over.
static bool find_badge(const Stage *stage, const Session *session, const char **ret_words_key,
                       const char **ret_icon) {
    const Change *changes[TOLD_MAX];
    size_t count = find_changes(stage, session, changes);
    if (!count || session_phase(session, stage->now_s) == SESSION_PAST) return false;
    *ret_words_key = count == 1 ? badge_key(changes[0]->kind) : "changed.other";
    *ret_icon = count == 1 ? icon_of(changes[0]->kind) : "arrow-right-left";
    return true;
}

bool session_has_mark(const Stage *stage, const Session *session) {
    const char *key, *icon;
    return session->status != SESSION_CONFIRMED || find_badge(stage, session, &key, &icon);
}

int session_mark_draw(const Stage *stage, const Ui *ui, Rect box, const Session *session, double size,
                      UiAlign align) {
    const char *key, *icon;
    if (session->status != SESSION_CONFIRMED) return status_draw(ui, box, session, size, align);
    if (!find_badge(stage, session, &key, &icon)) return 0;
    UiText text = {.size = size, .weight = WEIGHT_SEMIBOLD};
    const char *words = ui_say(ui, key); // whole or not at all: the icon is there in any case
    bool fits = ui_fits(ui, words, text, box.w - ui_px(ui, size * 1.1 + 10));
    return badge_draw(ui, box, icon, fits ? words : "", T_GOOD, size, align);
}

int changed_draw(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    const Change *changes[TOLD_MAX];
    size_t count = find_changes(stage, session, changes);
    ChangeWords words = {ui->messages, ui->dates, ui->lang->chain, ui_arena(ui)};
    int top = area.y;
    for (size_t i = 0; i < count; i++)
        area.y += remark_draw(ui, area, icon_of(changes[i]->kind), change_say(&words, changes[i]), T_GOOD);
    return area.y - top;
}

size_t changed_count(const Stage *stage) {
    return stage->changes ? changes_count_sessions(stage->changes, stage->now.day) : 0;
}
