// What each object of a bundle may hold: one table each, in the order of content/bundle.schema.json.
#pragma once
#include "model/reader.h"

// The whole file; its struct is a Bundle.
extern const Record root_record;

// The words of kinds of members, in the order of MemberKind.
extern const char *const member_kind_words[MEMBER_KIND_COUNT];
