#include "receipt/request.h"

#include <string.h>

static bool has_end(const char *text, size_t size) {
    return memchr(text, 0, size) != NULL;
}

// Small letters, digits and hyphens: a name on every file system, which is in no other folder.
static bool is_name(const char *text, size_t size) {
    return has_end(text, size) && *text && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

bool receipt_request_is_sound(const ReceiptRequest *request, size_t size) {
    return size == sizeof *request && has_end(request->mount, sizeof request->mount) &&
           !strchr(request->mount, '/') && is_name(request->name, sizeof request->name) &&
           is_name(request->kiosk, sizeof request->kiosk) && has_end(request->line, sizeof request->line) &&
           has_end(request->text, sizeof request->text) && has_end(request->json, sizeof request->json);
}

bool receipt_answer_is_sound(const ReceiptAnswer *answer, size_t size) {
    return size == sizeof *answer && answer->code >= 0 && answer->code < RECEIPT_CODE_COUNT &&
           answer->fleet_with >= 0 && answer->fleet_of >= answer->fleet_with &&
           has_end(answer->sentence, sizeof answer->sentence);
}

bool receipt_line_agrees(const char *line, const char *other) {
    const char *a = strchr(line, '\t'), *b = strchr(other, '\t');
    if (!a || !b) return false;
    size_t length = strcspn(a, "\r\n");
    return length == strcspn(b, "\r\n") && !memcmp(a, b, length);
}
