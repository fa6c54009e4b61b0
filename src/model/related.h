// What belongs to what: links of a bundle, both ways. Pure, as query.h. Lists are written to ret_..., at most
// max of them (NULL with 0: only counted), and the answer is how many there are. Ids may be NULL or unknown:
// then there are none, where nothing else is said.
#pragma once
#include "model/bundle.h"

#define YEAR_ALL 0
#define YEAR_NONE (-1) // of a meeting without a date

// The member that a meeting's or contact's `country` means: the one with this id, else the first with this
// ISO 3166-1 code. NULL where none is listed; country is then a code.
const Member *bundle_country(const Bundle *bundle, const char *country);

// Newest first, those without a date last: the order of bundle->meetings.
size_t meetings_of_member(const Bundle *bundle, const Member *member, const Meeting **ret_meetings,
                          size_t max); // held in its country
size_t meetings_of_group(const Bundle *bundle, const char *group, const Meeting **ret_meetings, size_t max);
int meeting_year(const Meeting *meeting); // in which it began; YEAR_NONE without a date
size_t meetings_in_year(const Bundle *bundle, int year, const Meeting **ret_meetings, size_t max);
// The years in which meetings began, newest first; YEAR_NONE last where some have no date.
size_t meeting_years(const Bundle *bundle, int *ret_years, size_t max);

// Those that the meeting lists, in its order, then those that name it. Each once.
size_t meeting_documents(const Bundle *bundle, const Meeting *meeting, const Document **ret_documents,
                         size_t max);
// The meeting that the document names, else the newest that lists it; NULL where none.
const Meeting *document_meeting(const Bundle *bundle, const Document *document);
// All of them: those that list it, and the one that it names.
size_t document_meetings(const Bundle *bundle, const Document *document, const Meeting **ret_meetings,
                         size_t max);

// By year, newest first, those without one last: the order of bundle->documents. NULL: all; "": those without
// a kind.
size_t documents_of_kind(const Bundle *bundle, const char *kind, const Document **ret_documents, size_t max);
// The kinds that occur: statement, policy-guide, handbook, reference, report, then others in the order of the
// file, then "" where some have none.
size_t document_kinds(const Bundle *bundle, const char **ret_kinds, size_t max);

// In agenda order, cancelled ones too.
size_t sessions_of_member(const Bundle *bundle, const char *member, const Session **ret_sessions,
                          size_t max); // which it chairs
size_t sessions_of_document(const Bundle *bundle, const char *document, const Session **ret_sessions,
                            size_t max);

// In the order of the file.
size_t groups_of_member(const Bundle *bundle, const char *member, const Group **ret_groups, size_t max);
size_t group_children(const Bundle *bundle, const char *parent, const Group **ret_groups,
                      size_t max); // NULL: the groups without a parent
size_t members_with_role(const Bundle *bundle, const char *role, const Member **ret_members, size_t max);
size_t contacts_of_member(const Bundle *bundle, const Member *member, const Contact **ret_contacts,
                          size_t max); // in its country
