#include "screen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/records.h"
#include "model/related.h"
#include "model/zone.h"
#include "common.h"
#include "panel.h"

// The ids of screens, the index-th each.
static const char *day_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    (void)size;
    if (bundle->event.start + (Day)index > bundle->event.end) return NULL;
    return screen_day_id(bundle->event.start + (Day)index, buffer);
}

#define ID_AT(function, list, count)                                                                         \
    static const char *function(const Bundle *bundle, size_t index, char *buffer, size_t size) {             \
        (void)buffer, (void)size;                                                                            \
        return index < bundle->count ? bundle->list[index].id : NULL;                                        \
    }
ID_AT(session_at, sessions, session_count)
ID_AT(member_at, members, member_count)
ID_AT(meeting_at, meetings, meeting_count)
ID_AT(document_at, documents, document_count)
ID_AT(about_at, about, about_count)
ID_AT(group_at, groups, group_count)
ID_AT(role_at, roles, role_count)
ID_AT(notice_at, notices, notice_count)
ID_AT(contact_at, contacts, contact_count)
ID_AT(room_at, rooms, room_count)

// Levels are counted from 1: their names are texts.
static const char *level_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    if (index >= bundle->level_count) return NULL;
    snprintf(buffer, size, "%zu", index + 1);
    return buffer;
}

// Kinds that have members, or should have.
static const char *member_kind_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    (void)buffer, (void)size;
    for (int kind = 0; kind < MEMBER_KIND_COUNT; kind++) {
        if (!members_count(bundle, (MemberKind)kind) && bundle->declared[kind] <= 0) continue;
        if (!index--) return member_kind_words[kind];
    }
    return NULL;
}

static const char *year_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    if (!index) return bundle->meeting_count ? "all" : NULL;
    int years[LIMIT_MEETING_YEARS];
    size_t count = meeting_years(bundle, years, COUNT_OF(years));
    if (index > count || index > COUNT_OF(years)) return NULL;
    if (years[index - 1] == YEAR_NONE) return YEAR_UNDATED;
    snprintf(buffer, size, "%d", years[index - 1]);
    return buffer;
}

static const char *document_kind_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    (void)buffer, (void)size;
    const char *kinds[LIMIT_DOCUMENT_KINDS];
    size_t count = document_kinds(bundle, kinds, COUNT_OF(kinds));
    if (index >= count || index >= COUNT_OF(kinds)) return NULL;
    return *kinds[index] ? kinds[index] : DOCUMENT_KIND_NONE;
}

// Picture scenes are named by their place in the loop.
static const char *picture_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    for (size_t i = 0; i < bundle->scene_count; i++) {
        if (bundle->scenes[i].kind != SCENE_PICTURE || index--) continue;
        snprintf(buffer, size, "%zu", i);
        return buffer;
    }
    return NULL;
}

static const ScreenRow rows[] = {
    [SCREEN_HOME] = {"home", false, home_draw, NULL, false},
    [SCREEN_AGENDA] = {"agenda", false, agenda_draw, day_at, false},
    [SCREEN_ROOMS] = {"rooms", false, rooms_draw, day_at, false},
    [SCREEN_SESSION] = {"session", false, session_draw, session_at, false},
    [SCREEN_MEMBERS] = {"members", false, members_draw, member_kind_at, false},
    [SCREEN_MEMBER] = {"member", false, member_draw, member_at, false},
    [SCREEN_MEETINGS] = {"meetings", false, meetings_draw, year_at, false},
    [SCREEN_MEETING] = {"meeting", false, meeting_draw, meeting_at, false},
    [SCREEN_DOCUMENTS] = {"documents", false, documents_draw, document_kind_at, false},
    [SCREEN_DOCUMENT] = {"document", false, document_draw, document_at, false},
    [SCREEN_ABOUT] = {"about", false, about_draw, about_at, false},
    [SCREEN_STRUCTURE] = {"structure", false, structure_draw, NULL, false},
    [SCREEN_GROUP] = {"group", false, group_draw, group_at, false},
    [SCREEN_ROLE] = {"role", false, role_draw, role_at, false},
    [SCREEN_CONTACTS] = {"contacts", false, contacts_draw, NULL, false},
    [SCREEN_CONTACT] = {"contact", false, contact_page_draw, contact_at, false},
    [SCREEN_VENUE] = {"venue", false, venue_draw, level_at, false},
    [SCREEN_ROOM] = {"room", false, room_draw, room_at, false},
    [SCREEN_SEARCH] = {"search", false, search_draw, NULL, false},
    [SCREEN_LANGUAGE] = {"language", false, language_draw, NULL, false},
    [SCREEN_NOTICE] = {"notice", false, notice_draw, notice_at, false},
    [SCREEN_PIN] = {"pin", false, pin_draw, NULL, false},
    [SCREEN_OPERATOR] = {"operator", false, operator_draw, operator_tab_at, false},
    [SCREEN_STICK] = {"stick", false, stick_draw, NULL, false},
    [SCREEN_SCENE_WALL] = {"attract-wall", true, scene_wall_draw, NULL, true},
    [SCREEN_SCENE_MEMBER] = {"attract-member", true, scene_member_draw, member_at, false},
    [SCREEN_SCENE_AGENDA] = {"attract-agenda", true, scene_agenda_draw, NULL, false},
    [SCREEN_SCENE_MEETING] = {"attract-meeting", true, scene_meeting_draw, meeting_at, false},
    [SCREEN_SCENE_NOTICE] = {"attract-notice", true, scene_notice_draw, notice_at, false},
    [SCREEN_SCENE_PICTURE] = {"attract-picture", true, scene_picture_draw, picture_at, false},
    [SCREEN_SCENE_NIGHT] = {"attract-night", true, scene_night_draw, NULL, false},
    [SCREEN_FAULT] = {"fault", true, fault_draw, NULL, false},
};
_Static_assert(COUNT_OF(rows) == SCREEN_COUNT, "every screen has its row");

const ScreenRow *screen_row(ScreenId id) {
    return &rows[id];
}

bool screen_is_operators(ScreenId id) {
    return id == SCREEN_PIN || id == SCREEN_OPERATOR;
}

bool screen_parse_day(const char *text, Day *ret_day) {
    int year, month, day, used = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || text[used]) return false;
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    *ret_day = day_from_date(year, month, day);
    return true;
}

const char *screen_day_id(Day day, char *buffer) {
    int year, month, of_month;
    day_to_date(day, &year, &month, &of_month);
    snprintf(buffer, 16, "%04d-%02d-%02d", year % 10000, month % 100, of_month % 100);
    return buffer;
}

static bool has_id(const Bundle *bundle, const ScreenRow *row, const char *id) {
    char buffer[ID_SIZE];
    const char *known;
    for (size_t i = 0; (known = row->id_at(bundle, i, buffer, sizeof buffer)); i++)
        if (!strcmp(known, id)) return true;
    return false;
}

// Without an id a screen opens with what is on, else its first.
static bool choose_id(const Bundle *bundle, ScreenId screen, int64_t now_s, View *view) {
    char buffer[ID_SIZE];
    const char *first = rows[screen].id_at(bundle, 0, buffer, sizeof buffer);
    const Session *now = NULL;
    if (screen == SCREEN_SESSION && agenda_find_now(bundle, now_s, &now, 1)) first = now->id;
    if (screen == SCREEN_AGENDA || screen == SCREEN_ROOMS)
        first = screen_day_id(agenda_open_day(bundle, now_s), buffer);
    if (!first) return false;
    snprintf(view->id, sizeof view->id, "%s", first);
    return true;
}

bool screen_find(const Bundle *bundle, const char *name, int64_t now_s, View *ret_view, Err *err) {
    const char *slash = strchr(name, '/');
    size_t length = slash ? (size_t)(slash - name) : strlen(name);
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (strlen(rows[i].name) != length || strncmp(rows[i].name, name, length)) continue;
        View view = {.screen = (ScreenId)i};
        if (!rows[i].id_at && slash)
            return err_set(err, ERR_NOT_FOUND, "the screen \"%s\" takes no id", rows[i].name);
        if (slash) {
            if (strlen(slash + 1) >= sizeof view.id || !has_id(bundle, &rows[i], slash + 1))
                return err_set(err, ERR_NOT_FOUND,
                               "the bundle has no %s \"%s\"; `balai screens` lists what there is",
                               rows[i].name, slash + 1);
            strcpy(view.id, slash + 1);
        } else if (rows[i].id_at && !choose_id(bundle, (ScreenId)i, now_s, &view)) {
            return err_set(err, ERR_NOT_FOUND, "the bundle has nothing for the screen \"%s\"", rows[i].name);
        }
        if (i == SCREEN_AGENDA || i == SCREEN_ROOMS) screen_parse_day(view.id, &view.day);
        *ret_view = view;
        return true;
    }
    return err_set(err, ERR_NOT_FOUND, "there is no screen \"%s\"; `balai screens` lists them", name);
}

void stage_set_clock(Stage *stage, StageClock clock, int64_t now_s, EventTime now) {
    bool unknown = clock == STAGE_CLOCK_UNKNOWN;
    stage->clock = clock;
    stage->now_s = unknown ? TIME_UNKNOWN_S : now_s;
    stage->now = unknown ? (EventTime){.day = DAY_NONE, .instant_s = TIME_UNKNOWN_S} : now;
}

bool screen_same_place(const View *a, const View *b) {
    return a->screen == b->screen && !strcmp(a->id, b->id) && !strcmp(a->room, b->room) &&
           !strcmp(a->track, b->track);
}

static bool parent_day(const Bundle *bundle, const char *id, View *view) {
    const Session *session = bundle_session(bundle, id);
    if (!session) return false;
    *view = (View){.screen = SCREEN_AGENDA, .day = session->start.day};
    screen_day_id(view->day, view->id);
    return true;
}

static bool parent_level(const Bundle *bundle, const char *id, View *view) {
    for (size_t i = 0; i < bundle->level_count; i++)
        for (size_t n = 0; n < bundle->levels[i].room_count; n++)
            if (!strcmp(bundle->levels[i].rooms[n]->id, id)) {
                *view = (View){.screen = SCREEN_VENUE};
                snprintf(view->id, sizeof view->id, "%zu", i + 1);
                return true;
            }
    return false;
}

static bool parent_of_kind(ScreenId screen, const char *kind, View *view) {
    if (!kind) return false;
    *view = (View){.screen = screen};
    snprintf(view->id, sizeof view->id, "%s", kind);
    return true;
}

bool screen_parent(const Bundle *bundle, const View *view, View *ret_parent) {
    const Member *member;
    const Document *document;
    switch (view->screen) {
    case SCREEN_SESSION:
        return parent_day(bundle, view->id, ret_parent);
    case SCREEN_MEMBER:
        member = bundle_member(bundle, view->id);
        return parent_of_kind(SCREEN_MEMBERS, member ? member_kind_words[member->kind] : NULL, ret_parent);
    case SCREEN_MEETING:
        return parent_of_kind(SCREEN_MEETINGS, "all", ret_parent);
    case SCREEN_DOCUMENT:
        document = bundle_document(bundle, view->id);
        if (!document) return false;
        return parent_of_kind(SCREEN_DOCUMENTS, document->kind ? document->kind : DOCUMENT_KIND_NONE,
                              ret_parent);
    case SCREEN_CONTACT:
        *ret_parent = (View){.screen = SCREEN_CONTACTS};
        return true;
    case SCREEN_ROOM:
        return parent_level(bundle, view->id, ret_parent);
    case SCREEN_GROUP:
    case SCREEN_ROLE:
        *ret_parent = (View){.screen = SCREEN_STRUCTURE};
        return true;
    case SCREEN_HOME:
    case SCREEN_AGENDA:
    case SCREEN_ROOMS:
    case SCREEN_MEMBERS:
    case SCREEN_MEETINGS:
    case SCREEN_DOCUMENTS:
    case SCREEN_ABOUT:
    case SCREEN_STRUCTURE:
    case SCREEN_CONTACTS:
    case SCREEN_NOTICE:
    case SCREEN_VENUE:
    case SCREEN_SEARCH:
    case SCREEN_LANGUAGE:
    case SCREEN_PIN:
    case SCREEN_OPERATOR:
    case SCREEN_STICK:
    case SCREEN_SCENE_WALL:
    case SCREEN_SCENE_MEMBER:
    case SCREEN_SCENE_AGENDA:
    case SCREEN_SCENE_MEETING:
    case SCREEN_SCENE_NOTICE:
    case SCREEN_SCENE_PICTURE:
    case SCREEN_SCENE_NIGHT:
    case SCREEN_FAULT:
    case SCREEN_COUNT:
        break;
    }
    return false;
}

static bool year_lists(const char *id, const Meeting *meeting) {
    if (!meeting || !strcmp(id, "all")) return meeting != NULL;
    return meeting_year(meeting) == (strcmp(id, YEAR_UNDATED) ? atoi(id) : YEAR_NONE);
}

bool screen_lists(const Bundle *bundle, const View *list, const View *view) {
    View parent;
    if (!screen_parent(bundle, view, &parent)) return false;
    bool agenda = list->screen == SCREEN_ROOMS && parent.screen == SCREEN_AGENDA;
    if (list->screen != parent.screen && !agenda) return false;
    if (parent.screen == SCREEN_MEETINGS) return year_lists(list->id, bundle_meeting(bundle, view->id));
    return !strcmp(list->id, parent.id);
}

static const Session *neighbour(const Bundle *bundle, const Session *session, int step) {
    const Session *other = session + step;
    bool inside = other >= bundle->sessions && other < bundle->sessions + bundle->session_count;
    return inside && other->start.day == session->start.day ? other : NULL;
}

const Session *session_before(const Bundle *bundle, const Session *session) {
    return neighbour(bundle, session, -1);
}

const Session *session_after(const Bundle *bundle, const Session *session) {
    return neighbour(bundle, session, 1);
}

bool scene_picture_name(const Bundle *bundle, const View *view, char *buffer, size_t size) {
    if (view->screen != SCREEN_SCENE_PICTURE) return false;
    size_t index = (size_t)strtoul(view->id, NULL, 10);
    if (index >= bundle->scene_count || !bundle->scenes[index].file) return false;
    snprintf(buffer, size, "file/%s", bundle->scenes[index].file);
    return true;
}

static bool notice_selected(const Scene *scene, const char *id) {
    for (size_t i = 0; i < scene->select.count; i++)
        if (!strcmp(scene->select.ids[i], id)) return true;
    return scene->select.count == 0;
}

static bool pick_notice(const Bundle *bundle, const Scene *scene, unsigned pass, int64_t now_s, View *view) {
    enum {
        OPEN_MAX = 32
    };
    const Notice *open[OPEN_MAX], *chosen[OPEN_MAX];
    size_t count = notices_find_open(bundle, now_s, open, OPEN_MAX), kept = 0;
    for (size_t i = 0; i < count && i < OPEN_MAX; i++)
        if (notice_selected(scene, open[i]->id)) chosen[kept++] = open[i];
    if (!kept) return false;
    snprintf(view->id, sizeof view->id, "%s", chosen[pass % kept]->id);
    return true;
}

static bool pick_member(const Bundle *bundle, const Scene *scene, unsigned pass, View *view) {
    const char *id = NULL;
    if (scene->select.count)
        id = scene->select.ids[pass % scene->select.count];
    else if (bundle->member_count)
        id = bundle->members[pass % bundle->member_count].id;
    if (!id || !bundle_member(bundle, id)) return false;
    snprintf(view->id, sizeof view->id, "%s", id);
    return true;
}

static bool pick_meeting(const Bundle *bundle, const Scene *scene, unsigned pass, View *view) {
    const char *id = NULL;
    if (scene->select.count)
        id = scene->select.ids[pass % scene->select.count];
    else if (bundle->meeting_count)
        id = bundle->meetings[pass % bundle->meeting_count].id;
    if (!id || !bundle_meeting(bundle, id)) return false;
    snprintf(view->id, sizeof view->id, "%s", id);
    return true;
}

bool scene_view(const Bundle *bundle, const Scene *scene, unsigned pass, int64_t now_s, View *ret_view) {
    View view = {0};
    switch (scene->kind) {
    case SCENE_FLAG_WALL:
        view.screen = SCREEN_SCENE_WALL;
        break;
    case SCENE_AGENDA:
        view.screen = SCREEN_SCENE_AGENDA;
        break;
    case SCENE_MEMBER:
        view.screen = SCREEN_SCENE_MEMBER;
        if (!pick_member(bundle, scene, pass, &view)) return false;
        break;
    case SCENE_NOTICE:
        view.screen = SCREEN_SCENE_NOTICE;
        if (!pick_notice(bundle, scene, pass, now_s, &view)) return false;
        break;
    case SCENE_PICTURE:
        view.screen = SCREEN_SCENE_PICTURE;
        snprintf(view.id, sizeof view.id, "%zu", (size_t)(scene - bundle->scenes));
        break;
    case SCENE_MEETING:
        view.screen = SCREEN_SCENE_MEETING;
        if (!pick_meeting(bundle, scene, pass, &view)) return false;
        break;
    case SCENE_KIND_COUNT:
        return false;
    }
    if (view.screen == SCREEN_SCENE_WALL && !members_count(bundle, MEMBER_STATE)) return false;
    *ret_view = view;
    return true;
}
