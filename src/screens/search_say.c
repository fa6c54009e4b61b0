#include <string.h>
#include "document.h"
#include "meeting.h"
#include "searching.h"
#include "text/foreign.h"

// string with its marks as *emphasis*; as it is where it has asterisks of its own.
static const char *emphasise(const Ui *ui, const char *string, const SearchMark *marks, size_t count,
                             bool *ret_has_marks) {
    *ret_has_marks = false;
    if (!count || strchr(string, '*')) return string;
    size_t length = strlen(string), at = 0, from = 0;
    char *marked = arena_alloc(ui_arena(ui), length + 2 * count + 1);
    if (!marked) return string;
    for (size_t i = 0; i <= count; i++) {
        size_t plain = i < count ? marks[i].start : length;
        memcpy(marked + at, string + from, plain - from);
        at += plain - from;
        from = plain;
        if (i == count) break;
        marked[at++] = '*';
        memcpy(marked + at, string + from, marks[i].length);
        at += marks[i].length;
        from += marks[i].length;
        marked[at++] = '*';
    }
    marked[at] = 0;
    *ret_has_marks = true;
    return marked;
}

static const UiText second_text = {.size = 27};

// With both its times, where they have room.
static const char *say_session(const Stage *stage, const Ui *ui, const Session *session, int width) {
    const char *span = say_span(ui, session);
    if (session->start.day != stage->now.day)
        span = say_comma(ui, say_date(ui, DATE_SHORT, session->start.day), span);
    const char *status = session->status == SESSION_CANCELLED ? ui_say(ui, "session.cancelled") : "";
    const char *room = session->room ? say_text(ui, &session->room->name) : "";
    const char *said = say_join(ui, say_join(ui, status, " · ", span), " · ", room);
    if (ui_fits(ui, said, second_text, width)) return said;
    return say_join(ui, say_join(ui, status, " · ", say_when(ui, stage, session)), " · ", room);
}

// Their next session stands for them.
static void person_words(const Stage *stage, const Ui *ui, const Session *session, const char *name,
                         HitWords *words) {
    const char *role = "";
    for (size_t i = 0; i < session->person_count; i++)
        if (!strcmp(text_pick(&session->people[i].name, ui->lang->chain, NULL), name))
            role = say_text(ui, &session->people[i].role);
    const char *title = say_text(ui, &session->title);
    words->second = say_join(ui, role, " · ", say_join(ui, say_when(ui, stage, session), " · ", title));
}

static void meeting_words(const Stage *stage, const Ui *ui, const Meeting *meeting, HitWords *words) {
    words->second = say_join(ui, say_meeting_date(ui, meeting), " · ", say_meeting_place(stage, ui, meeting));
}

static void document_words(const Stage *stage, const Ui *ui, const Document *document, HitWords *words) {
    words->kind = say_document_kind(ui, document->kind);
    words->second =
        say_join(ui, say_document_year(ui, document), " · ", say_document_origin(stage, ui, document));
}

static void contact_words(const Ui *ui, const Contact *contact, HitWords *words) {
    words->second = say_text(ui, &contact->role);
    if (!*words->second && contact->line_count) words->second = say_text(ui, &contact->lines[0]);
}

static void group_words(const Stage *stage, const Ui *ui, const Group *group, HitWords *words) {
    const Group *parent = group->parent ? bundle_group(stage->bundle, group->parent) : NULL;
    if (parent) words->second = say_text(ui, &parent->name);
}

typedef struct KindRow {
    const char *icon, *message;
    ScreenId screen;
} KindRow;

static const KindRow kinds[] = {
    [SEARCH_MEMBER] = {"flag", "search.member", SCREEN_MEMBER},
    [SEARCH_ROOM] = {"map-pin", "search.room", SCREEN_ROOM},
    [SEARCH_PERSON] = {"mic", "search.person", SCREEN_SESSION},
    [SEARCH_GROUP] = {"users", "search.group", SCREEN_GROUP},
    [SEARCH_SESSION] = {"calendar-days", "search.session", SCREEN_SESSION},
    [SEARCH_MEETING] = {"landmark", "search.meeting", SCREEN_MEETING},
    [SEARCH_DOCUMENT] = {"file-text", "document.other", SCREEN_DOCUMENT},
    [SEARCH_CONTACT] = {"phone", "search.contact", SCREEN_CONTACT},
    [SEARCH_ABOUT] = {"info", "nav.about", SCREEN_ABOUT},
};
_Static_assert(COUNT_OF(kinds) == SEARCH_KIND_COUNT, "every kind has its row");

static void kind_words(const Stage *stage, const Ui *ui, const SearchHit *hit, int width, HitWords *words) {
    const Bundle *bundle = stage->bundle;
    const Member *member = hit->kind == SEARCH_MEMBER ? bundle_member(bundle, hit->id) : NULL;
    const Room *room = hit->kind == SEARCH_ROOM ? bundle_room(bundle, hit->id) : NULL;
    const Group *group = hit->kind == SEARCH_GROUP ? bundle_group(bundle, hit->id) : NULL;
    const Meeting *meeting = hit->kind == SEARCH_MEETING ? bundle_meeting(bundle, hit->id) : NULL;
    const Document *document = hit->kind == SEARCH_DOCUMENT ? bundle_document(bundle, hit->id) : NULL;
    const Contact *contact = hit->kind == SEARCH_CONTACT ? bundle_contact(bundle, hit->id) : NULL;
    bool in_session = hit->kind == SEARCH_SESSION || hit->kind == SEARCH_PERSON;
    const Session *session = in_session ? bundle_session(bundle, hit->id) : NULL;
    if (member) {
        words->member = member;
        words->kind = say_member_kind(ui, member->kind);
    } else if (room)
        words->second = say_text(ui, &room->level);
    else if (group)
        group_words(stage, ui, group, words);
    else if (meeting)
        meeting_words(stage, ui, meeting, words);
    else if (document)
        document_words(stage, ui, document, words);
    else if (contact)
        contact_words(ui, contact, words);
    else if (session && hit->kind == SEARCH_PERSON)
        person_words(stage, ui, session, hit->name.string, words);
    else if (session)
        words->second = say_session(stage, ui, session, width);
    words->is_over = hit->kind == SEARCH_SESSION && session && session->status == SESSION_CANCELLED;
}

static size_t marks_of(const Stage *stage, const char *string, SearchMark *marks) {
    return *string && stage->search ? search_mark(stage->search, string, marks, SEARCH_MARKS) : 0;
}

// What it was found by stands behind where and when, or before it where only one of them has room. A name in
// letters that no font has is left out.
static const char *say_also(const Ui *ui, const SearchShown *also, const char *second, int width) {
    if (text_missing(ui->text, also->string, also->lang)) return second;
    const char *name = foreign_mark(ui_arena(ui), also->string, also->lang, ui->lang->chain[0]);
    const char *both = say_join(ui, second, " · ", name);
    return ui_fits(ui, both, (UiText){.size = 27}, width) ? both : say_join(ui, name, " · ", second);
}

HitWords search_say(const Stage *stage, const Ui *ui, const SearchHit *hit, int width, bool says_kind) {
    const KindRow *row = &kinds[hit->kind];
    HitWords words = {
        .icon = row->icon, .kind = ui_say(ui, row->message), .second = "", .lang = hit->name.lang};
    SearchMark marks[SEARCH_MARKS];
    kind_words(stage, ui, hit, width, &words);
    const char *name = hit->name.string ? hit->name.string : "";
    words.name = emphasise(ui, name, hit->name.marks, hit->name.mark_count, &words.has_marks);
    bool told = marks_of(stage, words.second, marks) && ui_fits(ui, words.second, second_text, width);
    if (hit->also.string && !told) words.second = say_also(ui, &hit->also, words.second, width);
    size_t count = marks_of(stage, words.second, marks);
    words.second = emphasise(ui, words.second, marks, count, &words.second_has_marks);
    // After the marks: what sort of thing it is was not looked for. The icon says it too.
    const char *with_kind = says_kind ? say_join(ui, words.kind, " · ", words.second) : "";
    if (*with_kind && (!*words.second || ui_fits(ui, with_kind, second_text, width)))
        words.second = with_kind;
    words.address = say_address(ui, row->screen, hit->id);
    // A person leads to a session that may be a result itself.
    words.target = hit->kind == SEARCH_PERSON ? say_join(ui, "person/", "", name) : words.address;
    return words;
}
