// What the checks share: a finding about a record, in printf's words.
#pragma once
#include "model/bundle.h"
#include "model/finding.h"

enum {
    POINTER_BYTES = 160
};

#define FOUND(findings, severity, source, pointer, ...)                                                      \
    findings_add((findings), (severity), source_file(source), (source).line, (source).column, (pointer),     \
                 __VA_ARGS__)
