#include "receipt/receipt.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "json/write.h"

static const char line_end[] = "\r\n"; // Notepad's

enum {
    KIOSK_LETTERS = 40,
    FINDINGS_MOST = 60,
    TAIL_BYTES = 8 << 10 // for a finding of any length, and the end of the text
};

// A name for files: what is no small letter or digit is a hyphen.
static void slug(const char *text, char name[RECEIPT_NAME_SIZE]) {
    size_t length = 0;
    for (const char *at = text; *at && length < KIOSK_LETTERS; at++) {
        char letter = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;
        bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (plain)
            name[length++] = letter;
        else if (length && name[length - 1] != '-')
            name[length++] = '-';
    }
    while (length && name[length - 1] == '-')
        length--;
    name[length] = 0;
    if (!length) snprintf(name, RECEIPT_NAME_SIZE, "kiosk");
}

static void put(FILE *out, const char *label, const char *value) {
    if (*value) fprintf(out, "%-12s%s%s", label, value, line_end);
}

static void put_content(FILE *out, const char *label, const ReceiptContent *content) {
    if (*content->id)
        fprintf(out, "%-12s%s, version %" PRId64 " (%s)%s", label, content->title, content->version,
                content->id, line_end);
    else
        fprintf(out, "%-12sthe built-in content%s", label, line_end);
}

static void put_package(FILE *out, const ReceiptPackage *package) {
    fprintf(out, "  %s: %s, version %" PRId64 ", %s%s%s", package->place, package->content.title,
            package->content.version, *package->signer ? "signed by " : "not signed", package->signer,
            line_end);
}

static void put_finding(FILE *out, const Finding *finding) {
    fprintf(out, "  %s %s", finding->severity == FINDING_ERROR ? "error  " : "warning", finding->file);
    if (finding->line) fprintf(out, ":%d:%d", finding->line, finding->column);
    fprintf(out, "  %s%s", finding->message, line_end);
}

static size_t shown_findings(const ReceiptFacts *facts) {
    return facts->finding_count < FINDINGS_MOST ? facts->finding_count : FINDINGS_MOST;
}

static void write_text(const ReceiptFacts *facts, FILE *out) {
    fprintf(out, "Balai: what became of this stick%s%s", line_end, line_end);
    put(out, "Outcome", facts->outcome);
    put(out, "", facts->sentence);
    put(out, "", facts->detail);
    put(out, "Kiosk", *facts->kiosk ? facts->kiosk : "it has no name yet");
    put(out, "Place", facts->place);
    fprintf(out, "%-12s%s %s%s", "Time", facts->day, facts->time, line_end);
    put(out, "", facts->clock);
    put(out, "Program", facts->program);
    put_content(out, "Before", &facts->before);
    put_content(out, "Shown now", &facts->shown);
    fprintf(out, "%sOn the stick:%s", line_end, line_end);
    for (size_t i = 0; i < facts->package_count; i++)
        put_package(out, &facts->packages[i]);
    if (!facts->package_count) fprintf(out, "  no content%s", line_end);
    if (facts->finding_count) fprintf(out, "%sFound in the content:%s", line_end, line_end);
    for (size_t i = 0; i < shown_findings(facts); i++)
        put_finding(out, &facts->findings[i]);
    if (facts->finding_count > FINDINGS_MOST)
        fprintf(out, "  and %zu more: see `balai check`%s", facts->finding_count - FINDINGS_MOST, line_end);
    if (facts->health_count) fprintf(out, "%sThe kiosk itself:%s", line_end, line_end);
    for (size_t i = 0; i < facts->health_count; i++)
        fprintf(out, "  %-12s%-6s%s%s", facts->health[i].topic, facts->health[i].state, facts->health[i].says,
                line_end);
}

static void member(FILE *out, const char *indent, const char *key, const char *value, const char *end) {
    fprintf(out, "%s\"%s\": ", indent, key);
    json_write_string(out, value);
    fputs(end, out);
}

static void write_content(FILE *out, const ReceiptContent *content) {
    fputs("{\"id\": ", out);
    json_write_string(out, content->id);
    fputs(", \"title\": ", out);
    json_write_string(out, content->title);
    fprintf(out, ", \"version\": %" PRId64 "}", content->version);
}

static void write_packages(const ReceiptFacts *facts, FILE *out) {
    fputs("  \"packages\": [", out);
    for (size_t i = 0; i < facts->package_count; i++) {
        const ReceiptPackage *package = &facts->packages[i];
        fprintf(out, "%s\n    {", i ? "," : "");
        member(out, "", "place", package->place, ", ");
        member(out, "", "signer", package->signer, ", \"content\": ");
        write_content(out, &package->content);
        fputc('}', out);
    }
    fputs("],\n", out);
}

// As many as leave room for the end.
static void write_findings(const ReceiptFacts *facts, FILE *out) {
    fputs("  \"findings\": [", out);
    for (size_t i = 0; i < shown_findings(facts) && ftell(out) < RECEIPT_JSON_SIZE - TAIL_BYTES; i++) {
        const Finding *finding = &facts->findings[i];
        fprintf(out, "%s\n    {", i ? "," : "");
        member(out, "", "severity", finding->severity == FINDING_ERROR ? "error" : "warning", ", ");
        member(out, "", "file", finding->file, ", ");
        fprintf(out, "\"line\": %d, \"column\": %d, ", finding->line, finding->column);
        member(out, "", "message", finding->message, "}");
    }
    fprintf(out, "],\n  \"finding_count\": %zu\n}\n", facts->finding_count);
}

static void write_json(const ReceiptFacts *facts, FILE *out) {
    fputs("{\n  \"format\": 1,\n", out);
    member(out, "  ", "outcome", facts->outcome, ",\n");
    member(out, "  ", "sentence", facts->sentence, ",\n");
    member(out, "  ", "detail", facts->detail, ",\n");
    member(out, "  ", "kiosk", facts->kiosk, ",\n");
    member(out, "  ", "place", facts->place, ",\n");
    member(out, "  ", "day", facts->day, ",\n");
    member(out, "  ", "time", facts->time, ",\n");
    member(out, "  ", "clock", facts->clock, ",\n");
    member(out, "  ", "program", facts->program, ",\n  \"before\": ");
    write_content(out, &facts->before);
    fputs(",\n  \"shown\": ", out);
    write_content(out, &facts->shown);
    fputs(",\n  \"health\": [", out);
    for (size_t i = 0; i < facts->health_count; i++) {
        fprintf(out, "%s\n    {", i ? "," : "");
        member(out, "", "topic", facts->health[i].topic, ", ");
        member(out, "", "state", facts->health[i].state, ", ");
        member(out, "", "says", facts->health[i].says, "}");
    }
    fputs("],\n", out);
    write_packages(facts, out);
    write_findings(facts, out);
}

// Into size bytes, NUL at the end; what has no room is cut, not within a letter.
static bool fill(const ReceiptFacts *facts, void (*write)(const ReceiptFacts *facts, FILE *out), char *to,
                 size_t size) {
    AUTO_FREE char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (!out) return false;
    write(facts, out);
    if (fclose(out) || !text) return false;
    if (length >= size) {
        length = size - 1;
        while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(to, text, length);
    to[length] = 0;
    return true;
}

bool receipt_make(const ReceiptFacts *facts, ReceiptRequest *ret_request) {
    memset(ret_request, 0, sizeof *ret_request);
    // Kiosks without a name are told apart by where they stand, if that is known.
    slug(*facts->kiosk ? facts->kiosk : facts->place, ret_request->kiosk);
    snprintf(ret_request->name, sizeof ret_request->name, "balai-report-%s-%.10s", ret_request->kiosk,
             facts->day);
    snprintf(ret_request->line, sizeof ret_request->line, "%.10s %.5s\t%.64s\t%" PRId64 "%s", facts->day,
             facts->time, *facts->shown.id ? facts->shown.id : "-", facts->shown.version, line_end);
    return fill(facts, write_text, ret_request->text, sizeof ret_request->text) &&
           fill(facts, write_json, ret_request->json, sizeof ret_request->json);
}
