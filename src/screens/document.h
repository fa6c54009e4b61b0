// Documents in words. Internal to screens/.
#pragma once
#include "page.h"

// A kind is NULL or "" where a document has none.

// "Statement"; a kind of the bundle's own as it stands there, with a capital; "Document" without
// one.
const char *say_document_kind(const Ui *ui, const char *kind);
// "Statements"; without a kind "Others".
const char *say_document_kinds(const Ui *ui, const char *kind);
// What it came from: a meeting listed, else the event that it names; "" where neither.
const char *say_document_origin(const Stage *stage, const Ui *ui, const Document *document);
// "2016"; NULL where it is not known.
const char *say_document_year(const Ui *ui, const Document *document);
// As it stands in an address.
const char *document_kind_id(const char *kind);

// A document as a row that leads to it; what: an array of documents.
PageLink document_link(const Stage *stage, const Ui *ui, const void *what, size_t index);
