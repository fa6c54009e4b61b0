// agenda.csv, which stands for the bundle's "agenda": a spreadsheet's rows as sessions. Each row becomes the
// object that would say the same in bundle.json, so that one set of rules and sentences holds for both. Only
// the loader includes this.
#pragma once
#include "model/reader.h"

// FieldRead of the bundle's "agenda": with agenda.csv beside it, it is not looked at, with a finding.
bool read_agenda(Load *load, JsonValue value, const Field *field, void *record);

// The sessions of load->sheet, which is changed, once the bundle's rooms and tracks are known. A row that is
// wrong is left out with a finding; false: there are no rows to be had, and the last finding says why.
bool agenda_sheet_read(Load *load) MUST_USE;

// Frees what agenda_sheet_read left for the links.
void agenda_sheet_finish(Load *load);
