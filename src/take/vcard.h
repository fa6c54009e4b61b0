// A contact for a phone's address book: vCard 3.0, RFC 2426.
#pragma once
#include "base/err.h"
#include "model/bundle.h"

// Version 3.0, because every phone reads it, while Android's address books refused 4.0 (RFC 6350) for years.
// The contacts of a bundle are offices: the name is that of an organisation, and the person's is empty. Too
// long for a code: without the role, then without the fax, then without the address, then with a shorter
// name. ERR_TOO_LARGE, ERR_NO_MEMORY.
bool vcard_write_contact(const Bundle *bundle, const Contact *contact, const char *const *chain, Arena *arena,
                         const char **ret_text, Err *err) MUST_USE;
