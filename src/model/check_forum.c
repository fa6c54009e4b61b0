#include "model/check_forum.h"

#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"
#include "model/flag.h"
#include "model/found.h"
#include "model/query.h"
#include "model/records.h"
#include "model/related.h"
#include "model/values.h"

static const char *const kinds_plural[] = {
    [MEMBER_STATE] = "member states",
    [MEMBER_ORGANIZATION] = "member organizations",
    [OBSERVER_STATE] = "observer states",
    [OBSERVER_ORGANIZATION] = "observer organizations",
};
_Static_assert(COUNT_OF(kinds_plural) == MEMBER_KIND_COUNT, "every kind has its words");

static void compare_counts(const int *declared, const Source *sources, const int *listed, const char *owner,
                           Findings *findings) {
    for (int kind = 0; kind < MEMBER_KIND_COUNT; kind++) {
        char pointer[POINTER_BYTES];
        if (declared[kind] < 0 || declared[kind] == listed[kind]) continue;
        snprintf(pointer, sizeof pointer, "%s/declared/%s", owner, member_kind_words[kind]);
        FOUND(findings, FINDING_WARNING, sources[kind], pointer, "%d %s declared, %d listed; %s",
              declared[kind], kinds_plural[kind], listed[kind],
              declared[kind] > listed[kind] ? "list the missing or correct the number"
                                            : "correct the number or the list");
    }
}

static void check_groups(const Bundle *bundle, Findings *findings) {
    for (size_t i = 0; i < bundle->group_count; i++) {
        const Group *group = &bundle->groups[i];
        int listed[MEMBER_KIND_COUNT] = {0};
        for (size_t j = 0; j < group->members.count; j++)
            listed[bundle_member(bundle, group->members.ids[j])->kind]++;
        char pointer[POINTER_BYTES];
        snprintf(pointer, sizeof pointer, "/groups/%d", group->source.index);
        compare_counts(group->declared, group->declared_source, listed, pointer, findings);
    }
}

static void check_counts(const Bundle *bundle, Findings *findings) {
    int listed[MEMBER_KIND_COUNT] = {0};
    for (size_t i = 0; i < bundle->member_count; i++)
        listed[bundle->members[i].kind]++;
    compare_counts(bundle->declared, bundle->declared_source, listed, "", findings);
}

// A code without a flag of ours; of a member's code the member's own finding speaks.
static bool lacks_flag(const Bundle *bundle, const char *country) {
    return country && value_is_country(country) && !flag_exists(country) && !bundle_country(bundle, country);
}

static void say_no_flag(const char *list, Source source, const char *key, const char *code,
                        const char *advice, Findings *findings) {
    char pointer[POINTER_BYTES];
    snprintf(pointer, sizeof pointer, "%s/%d/%s", list, source.index, key);
    FOUND(findings, FINDING_WARNING, source, pointer, "there is no flag for \"%s\"; correct the code or %s",
          code, advice);
}

static void check_flags(const Bundle *bundle, Findings *findings) {
    static const char as_member[] = "list the country as a member with a picture of its flag";
    for (size_t i = 0; i < bundle->member_count; i++) {
        const Member *member = &bundle->members[i];
        if (member->code && !member->flag && !flag_exists(member->code))
            say_no_flag("/members", member->source, "code", member->code, "name a picture as its \"flag\"",
                        findings);
    }
    for (size_t i = 0; i < bundle->meeting_count; i++)
        if (lacks_flag(bundle, bundle->meetings[i].country))
            say_no_flag("/meetings", bundle->meetings[i].source, "country", bundle->meetings[i].country,
                        as_member, findings);
    for (size_t i = 0; i < bundle->contact_count; i++)
        if (lacks_flag(bundle, bundle->contacts[i].country))
            say_no_flag("/contacts", bundle->contacts[i].source, "country", bundle->contacts[i].country,
                        as_member, findings);
}

static void check_meetings(const Bundle *bundle, Findings *findings) {
    for (size_t i = 0; i < bundle->meeting_count; i++) {
        const Meeting *meeting = &bundle->meetings[i];
        char pointer[POINTER_BYTES];
        snprintf(pointer, sizeof pointer, "/meetings/%d", meeting->source.index);
        if (meeting->start == DAY_NONE)
            FOUND(findings, FINDING_WARNING, meeting->source, pointer,
                  "has no date and stands behind all others; add \"start\"");
        if (!meeting->city.count && !meeting->country)
            FOUND(findings, FINDING_WARNING, meeting->source, pointer,
                  "has no place; add \"city\" and \"country\"");
    }
}

// A guide serves for years; a statement is of its time.
static void check_statements(const Bundle *bundle, Findings *findings) {
    for (size_t i = 0; i < bundle->document_count; i++) {
        const Document *document = &bundle->documents[i];
        if (!document->kind || strcmp(document->kind, "statement") != 0 || document->year) continue;
        const Meeting *meeting = document_meeting(bundle, document);
        if (meeting && meeting->start != DAY_NONE) continue;
        char pointer[POINTER_BYTES];
        snprintf(pointer, sizeof pointer, "/documents/%d", document->source.index);
        FOUND(findings, FINDING_WARNING, document->source, pointer,
              "is a statement of no year; add \"year\" or its \"meeting\"");
    }
}

// Lists offer a tab for each kind, and no more than these.
static void check_kinds(const Bundle *bundle, Findings *findings) {
    const char *kinds[LIMIT_DOCUMENT_KINDS];
    size_t count = document_kinds(bundle, kinds, LIMIT_DOCUMENT_KINDS);
    if (count <= LIMIT_DOCUMENT_KINDS) return;
    for (size_t i = 0; i < bundle->document_count; i++) {
        const Document *document = &bundle->documents[i];
        bool offered = false;
        for (size_t n = 0; n < LIMIT_DOCUMENT_KINDS; n++)
            offered = offered || !strcmp(kinds[n], document->kind ? document->kind : "");
        if (offered) continue;
        char pointer[POINTER_BYTES];
        snprintf(pointer, sizeof pointer, "/documents/%d/kind", document->source.index);
        FOUND(findings, FINDING_WARNING, document->source, pointer,
              "is of a kind beyond the first %d and stands in no list; use fewer kinds",
              LIMIT_DOCUMENT_KINDS);
    }
}

void check_forum(const Bundle *bundle, Findings *findings) {
    check_counts(bundle, findings);
    check_groups(bundle, findings);
    check_flags(bundle, findings);
    check_meetings(bundle, findings);
    check_statements(bundle, findings);
    check_kinds(bundle, findings);
}
