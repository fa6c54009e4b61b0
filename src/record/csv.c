#include "csv.h"

#include <string.h>

static void begin_field(Csv *csv) {
    if (csv->fields++) fputc(',', csv->out);
}

void csv_text(Csv *csv, const char *text) {
    begin_field(csv);
    const char *guard = *text && strchr("=+-@\t\r\n", *text) ? "'" : "";
    if (!strpbrk(text, ",\"\r\n")) {
        fprintf(csv->out, "%s%s", guard, text);
        return;
    }
    fprintf(csv->out, "\"%s", guard);
    for (; *text; text++) {
        if (*text == '"') fputc('"', csv->out);
        fputc(*text, csv->out);
    }
    fputc('"', csv->out);
}

void csv_number(Csv *csv, int64_t number) {
    begin_field(csv);
    fprintf(csv->out, "%lld", (long long)number);
}

void csv_end(Csv *csv) {
    fputs("\r\n", csv->out);
    csv->fields = 0;
}
