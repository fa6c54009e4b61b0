#include "model/related.h"

#include <string.h>
#include "model/index.h"
#include "model/query.h"
#include "model/zone.h"

// Notes item as the count-th answer where there is room for it.
#define PUT(ret_items, max, count, item)                                                                     \
    do {                                                                                                     \
        if ((ret_items) && (count) < (max)) (ret_items)[count] = (item);                                     \
        (count)++;                                                                                           \
    } while (0)

static bool is_same(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

// A list's ids are the very strings of the records that they mean (links.c), so addresses say enough.
static bool has_id(const IdList *list, const char *id) {
    for (size_t i = 0; i < list->count; i++)
        if (list->ids[i] == id) return true;
    return false;
}

static const Member *member_with_code(const Bundle *bundle, const char *code) {
    for (size_t i = 0; i < bundle->member_count; i++)
        if (bundle->members[i].code && !strcmp(bundle->members[i].code, code)) return &bundle->members[i];
    return NULL;
}

const Member *bundle_country(const Bundle *bundle, const char *country) {
    if (!country) return NULL;
    const Member *member = bundle_member(bundle, country);
    return member ? member : member_with_code(bundle, country);
}

// What a `country` must be to mean member. Of members with the same code the first has it.
typedef struct CountryNames {
    const char *id, *code;
} CountryNames;

static CountryNames names_of(const Bundle *bundle, const Member *member) {
    bool has_code = member->code && member_with_code(bundle, member->code) == member;
    return (CountryNames){member->id, has_code ? member->code : NULL};
}

static bool is_named(const CountryNames *names, const char *country) {
    return country && (is_same(names->id, country) || (names->code && !strcmp(names->code, country)));
}

size_t meetings_of_member(const Bundle *bundle, const Member *member, const Meeting **ret_meetings,
                          size_t max) {
    size_t count = 0;
    CountryNames names = names_of(bundle, member);
    for (size_t i = 0; i < bundle->meeting_count; i++)
        if (is_named(&names, bundle->meetings[i].country))
            PUT(ret_meetings, max, count, &bundle->meetings[i]);
    return count;
}

size_t meetings_of_group(const Bundle *bundle, const char *group, const Meeting **ret_meetings, size_t max) {
    size_t count = 0;
    for (size_t i = 0; group && i < bundle->meeting_count; i++)
        if (is_same(bundle->meetings[i].group, group)) PUT(ret_meetings, max, count, &bundle->meetings[i]);
    return count;
}

int meeting_year(const Meeting *meeting) {
    int year, month, day;
    if (meeting->start == DAY_NONE) return YEAR_NONE;
    day_to_date(meeting->start, &year, &month, &day);
    return year;
}

size_t meetings_in_year(const Bundle *bundle, int year, const Meeting **ret_meetings, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < bundle->meeting_count; i++)
        if (year == YEAR_ALL || meeting_year(&bundle->meetings[i]) == year)
            PUT(ret_meetings, max, count, &bundle->meetings[i]);
    return count;
}

size_t meeting_years(const Bundle *bundle, int *ret_years, size_t max) {
    size_t count = 0;
    int last = YEAR_ALL;
    for (size_t i = 0; i < bundle->meeting_count; i++) {
        int year = meeting_year(&bundle->meetings[i]);
        if (year != last) PUT(ret_years, max, count, year);
        last = year;
    }
    return count;
}

size_t meeting_documents(const Bundle *bundle, const Meeting *meeting, const Document **ret_documents,
                         size_t max) {
    const Index *index = bundle->index;
    size_t at = (size_t)(meeting - bundle->meetings), count = 0;
    for (size_t i = index->meeting_starts[at]; i < index->meeting_starts[at + 1]; i++)
        PUT(ret_documents, max, count, index->meeting_documents[i]);
    return count;
}

size_t document_meetings(const Bundle *bundle, const Document *document, const Meeting **ret_meetings,
                         size_t max) {
    const Index *index = bundle->index;
    size_t count = 0;
    for (size_t at = 0; at < bundle->meeting_count; at++)
        for (size_t i = index->meeting_starts[at]; i < index->meeting_starts[at + 1]; i++)
            if (index->meeting_documents[i] == document) PUT(ret_meetings, max, count, &bundle->meetings[at]);
    return count;
}

const Meeting *document_meeting(const Bundle *bundle, const Document *document) {
    return bundle->index->document_meetings[document - bundle->documents];
}

size_t documents_of_kind(const Bundle *bundle, const char *kind, const Document **ret_documents, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < bundle->document_count; i++) {
        const Document *document = &bundle->documents[i];
        if (!kind || is_same(document->kind ? document->kind : "", kind))
            PUT(ret_documents, max, count, document);
    }
    return count;
}

size_t document_kinds(const Bundle *bundle, const char **ret_kinds, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < bundle->index->kind_count; i++)
        PUT(ret_kinds, max, count, bundle->index->kinds[i]);
    return count;
}

size_t sessions_of_member(const Bundle *bundle, const char *member, const Session **ret_sessions,
                          size_t max) {
    size_t count = 0;
    const Member *chair = bundle_member(bundle, member);
    for (size_t i = 0; chair && i < bundle->session_count; i++)
        if (has_id(&bundle->sessions[i].chairs, chair->id))
            PUT(ret_sessions, max, count, &bundle->sessions[i]);
    return count;
}

size_t sessions_of_document(const Bundle *bundle, const char *document, const Session **ret_sessions,
                            size_t max) {
    size_t count = 0;
    const Document *paper = bundle_document(bundle, document);
    for (size_t i = 0; paper && i < bundle->session_count; i++)
        if (has_id(&bundle->sessions[i].documents, paper->id))
            PUT(ret_sessions, max, count, &bundle->sessions[i]);
    return count;
}

size_t groups_of_member(const Bundle *bundle, const char *member, const Group **ret_groups, size_t max) {
    size_t count = 0;
    const Member *one = bundle_member(bundle, member);
    for (size_t i = 0; one && i < bundle->group_count; i++)
        if (has_id(&bundle->groups[i].members, one->id)) PUT(ret_groups, max, count, &bundle->groups[i]);
    return count;
}

size_t group_children(const Bundle *bundle, const char *parent, const Group **ret_groups, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < bundle->group_count; i++)
        if (is_same(bundle->groups[i].parent, parent)) PUT(ret_groups, max, count, &bundle->groups[i]);
    return count;
}

size_t members_with_role(const Bundle *bundle, const char *role, const Member **ret_members, size_t max) {
    size_t count = 0;
    const Role *one = bundle_role(bundle, role);
    for (size_t i = 0; one && i < bundle->member_count; i++)
        if (has_id(&bundle->members[i].roles, one->id)) PUT(ret_members, max, count, &bundle->members[i]);
    return count;
}

size_t contacts_of_member(const Bundle *bundle, const Member *member, const Contact **ret_contacts,
                          size_t max) {
    size_t count = 0;
    CountryNames names = names_of(bundle, member);
    for (size_t i = 0; i < bundle->contact_count; i++)
        if (is_named(&names, bundle->contacts[i].country))
            PUT(ret_contacts, max, count, &bundle->contacts[i]);
    return count;
}
