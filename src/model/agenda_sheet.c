#include "model/agenda_sheet.h"

#include <stdio.h>
#include <string.h>
#include "json/write.h"
#include "model/agenda_columns.h"
#include "model/called.h"
#include "model/sessions.h"
#include "model/sheet_decode.h"

enum {
    TIME_BYTES = 32,
    STATUS_BYTES = 32
};

typedef struct Reading {
    Load *load;
    Sheet sheet;
    SheetRow row;
    Columns columns;
    const char *cells[COLUMN_COUNT]; // of this row; NULL where nothing stands
    JsonPlace cell_places[COLUMN_COUNT];
    Called *rooms, *tracks;
    IdTable ids; // those so far; mark is the last number that one got behind it
    Arena arena; // of ids that were made
    size_t sessions;
    FILE *out;
    size_t lines, line_capacity;
} Reading;

bool read_agenda(Load *load, JsonValue value, const Field *field, void *record) {
    if (!load->sheet.text) return read_items(load, value, field, record);
    load_warning_at_key(load, value, "is not read, as agenda.csv stands beside it; remove one of the two");
    return true;
}

// Which cell is what; false: the row cannot be told.
static bool sort_cells(Reading *reading) {
    SheetRow *row = &reading->row;
    if (row->faulty) {
        agenda_found(reading->load, FINDING_ERROR, row->fault_place, "", "%s", row->fault);
        return false;
    }
    memset(reading->cells, 0, sizeof reading->cells);
    for (size_t i = 0; i < row->count; i++) {
        const SheetCell *cell = &row->cells[i];
        Column column = columns_at(&reading->columns, i);
        if (!*cell->text || column == COLUMN_OTHER) continue;
        if (column == COLUMN_NAMELESS) {
            agenda_found(
                reading->load, FINDING_ERROR, cell->place, "",
                "\"%.40s\" stands in no column; a text with '%c' in it needs quotation marks around it",
                cell->text, reading->sheet.separator == '\t' ? ' ' : reading->sheet.separator);
            return false;
        }
        reading->cells[column] = cell->text;
        reading->cell_places[column] = cell->place;
    }
    return true;
}

// A time as bundle.json has it, where text is one as spreadsheets write them: a space for the T, an hour of
// one digit, seconds that are 0. Else text itself, about which the reader of times has its sentences.
static const char *plain_time(const char *text, char buffer[TIME_BYTES]) {
    size_t day = strspn(text, "0123456789-");
    if (day != 10 || !text[day] || !strchr("Tt ", text[day])) return text;
    const char *clock = text + day + 1;
    size_t hour = strspn(clock, "0123456789");
    if (hour < 1 || hour > 2 || clock[hour] != ':') return text;
    const char *minute = clock + hour + 1;
    if (strspn(minute, "0123456789") != 2) return text;
    const char *rest = minute + 2;
    if (*rest && strcmp(rest, ":00") != 0 && strcmp(rest, ":00.000") != 0) return text;
    snprintf(buffer, TIME_BYTES, "%.10sT%s%.*s:%.2s", text, hour == 1 ? "0" : "", (int)hour, clock, minute);
    return buffer;
}

static const char *plain_status(const char *text, char buffer[STATUS_BYTES]) {
    size_t length = strlen(text);
    if (length >= STATUS_BYTES) return text;
    for (size_t i = 0; i <= length; i++)
        buffer[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
    return buffer;
}

// The id of the room or track in a cell; NULL where nothing stands there or it is not known.
static const char *find_called(Reading *reading, Column column, const Called *called, ListId list) {
    const char *name = reading->cells[column], *noun = column_name(column), *id = NULL;
    JsonPlace place = reading->cell_places[column];
    if (!name) return NULL;
    char pointer[16];
    snprintf(pointer, sizeof pointer, "/%s", noun);
    switch (called_find(called, name, &id)) {
    case CALLED_ONE:
        return id;
    case CALLED_SEVERAL:
        agenda_found(reading->load, FINDING_ERROR, place, pointer,
                     "more than one %s is called \"%.64s\"; write the id of the one that is meant", noun,
                     name);
        return NULL;
    case CALLED_NONE:
        break;
    }
    if (ids_find(&reading->load->ids[list], name)) return NULL; // left out, which was said
    if (id)
        agenda_found(reading->load, FINDING_ERROR, place, pointer,
                     "there is no %s \"%.64s\"; did you mean \"%.64s\"?", noun, name, id);
    else
        agenda_found(reading->load, FINDING_ERROR, place, pointer,
                     "there is no %s \"%.64s\"; write its id or name as in bundle.json, or add it there",
                     noun, name);
    return NULL;
}

// The same day, time and room give the same id, whatever else changes and wherever the row stands.
static void make_id(Reading *reading, const char *start, const char *room, char id[LIMIT_ID_BYTES + 1]) {
    if (!start) { // the row is left out for that
        snprintf(id, LIMIT_ID_BYTES + 1, "line-%d", reading->row.place.line);
        return;
    }
    char base[LIMIT_ID_BYTES - 8];
    snprintf(base, sizeof base, "%.10s-%.2s%.2s%s%s", start, start + 11, start + 14, room ? "-" : "",
             room ? room : "");
    snprintf(id, LIMIT_ID_BYTES + 1, "%s", base);
    IdEntry *first = ids_find(&reading->ids, base);
    if (!first) return;
    for (size_t number = first->mark ? first->mark + 1 : 2; ids_find(&reading->ids, id); number++) {
        snprintf(id, LIMIT_ID_BYTES + 1, "%s-%zu", base, number);
        first->mark = number;
    }
    agenda_found(
        reading->load, FINDING_WARNING, reading->row.place, "/id",
        "another row without an id has this day, time and room; give both an id, so that they are not "
        "mistaken for each other");
}

static void keep_id(Reading *reading, const char *id) {
    if (ids_find(&reading->ids, id)) return;
    const char *kept = arena_str(&reading->arena, id);
    if (kept)
        ids_put(&reading->ids, kept, kept);
    else
        load_no_memory(reading->load);
}

// Ends a line of the document and says where the next one comes from.
static void begin_line(Reading *reading, JsonPlace place) {
    AgendaSheet *sheet = &reading->load->sheet;
    if (reading->lines == reading->line_capacity) {
        size_t capacity = reading->line_capacity ? reading->line_capacity * 2 : 1024;
        JsonPlace *places = realloc(sheet->places, capacity * sizeof *places);
        if (!places) {
            load_no_memory(reading->load);
            return;
        }
        sheet->places = places;
        reading->line_capacity = capacity;
    }
    if (reading->lines) fputc('\n', reading->out);
    sheet->places[reading->lines++] = place;
}

static void write_member(Reading *reading, Column column, const char *text) {
    if (!text) return;
    begin_line(reading, reading->cells[column] ? reading->cell_places[column] : reading->row.place);
    fprintf(reading->out, column == COLUMN_ID ? "\"%s\": " : ", \"%s\": ", column_name(column));
    json_write_string(reading->out, text);
}

static void write_session(Reading *reading) {
    const char *const *cells = reading->cells;
    char start[TIME_BYTES], end[TIME_BYTES], status[STATUS_BYTES], id[LIMIT_ID_BYTES + 1];
    const char *values[COLUMN_COUNT];
    memcpy(values, cells, sizeof values);
    if (cells[COLUMN_START]) values[COLUMN_START] = plain_time(cells[COLUMN_START], start);
    if (cells[COLUMN_END]) values[COLUMN_END] = plain_time(cells[COLUMN_END], end);
    if (cells[COLUMN_STATUS]) values[COLUMN_STATUS] = plain_status(cells[COLUMN_STATUS], status);
    values[COLUMN_ROOM] = find_called(reading, COLUMN_ROOM, reading->rooms, LIST_ROOMS);
    values[COLUMN_TRACK] = find_called(reading, COLUMN_TRACK, reading->tracks, LIST_TRACKS);
    if (!values[COLUMN_ID]) {
        make_id(reading, values[COLUMN_START] == start ? start : NULL, values[COLUMN_ROOM], id);
        values[COLUMN_ID] = id;
    }
    keep_id(reading, values[COLUMN_ID]);
    begin_line(reading, reading->row.place);
    fputs(reading->sessions++ ? ", {" : "{", reading->out);
    for (int column = 0; column < COLUMN_COUNT; column++)
        write_member(reading, (Column)column, values[column]);
    fputc('}', reading->out);
}

// False: the rest of the file is missing.
static bool write_sessions(Reading *reading) {
    begin_line(reading, (JsonPlace){1, 1});
    fputc('[', reading->out);
    while (!reading->load->out_of_memory && sheet_next(&reading->sheet, &reading->row)) {
        if (reading->sessions == LIMIT_LIST_ITEMS) {
            agenda_found(reading->load, FINDING_ERROR, reading->row.place, "",
                         "there are more than %u sessions; what begins here is not read", LIMIT_LIST_ITEMS);
            break;
        }
        bool sorted = sort_cells(reading);
        if (reading->row.endless) return false;
        if (sorted) write_session(reading);
    }
    fputc(']', reading->out);
    return true;
}

static bool write_document(Reading *reading) {
    Load *load = reading->load;
    reading->rooms = called_create(load, LIST_ROOMS);
    reading->tracks = called_create(load, LIST_TRACKS);
    arena_init(&reading->arena, LIMIT_BUNDLE_ARENA_BYTES);
    bool sound = (reading->rooms && reading->tracks && ids_init(&reading->ids, LIMIT_LIST_ITEMS)) ||
                 load_no_memory(load);
    sound = sound && write_sessions(reading);
    called_destroy(reading->rooms);
    called_destroy(reading->tracks);
    ids_finish(&reading->ids);
    arena_finish(&reading->arena);
    return sound && !load->out_of_memory;
}

// The rows as the text of a document.
static bool write_text(Reading *reading, char **ret_text, size_t *ret_size) {
    reading->out = open_memstream(ret_text, ret_size);
    if (!reading->out) return load_no_memory(reading->load);
    bool sound = write_document(reading);
    bool written = !ferror(reading->out);
    if (fclose(reading->out) || !written) return load_no_memory(reading->load);
    return sound;
}

bool agenda_sheet_read(Load *load) {
    static const Field field =
        ROW_WITH("agenda", NEED_NOT, read_agenda, Bundle, sessions,
                 .other_offset = offsetof(Bundle, session_count), .more = &session_items);
    AgendaSheet *sheet = &load->sheet;
    Reading reading = {.load = load};
    JsonPlace place;
    Err err = {0};
    if (!sheet_decode(&sheet->text, &sheet->size, &place, &err)) {
        agenda_found(load, FINDING_ERROR, place, "", "%s", err.message);
        return false;
    }
    columns_begin(sheet->text, sheet->size, &reading.sheet);
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    if (!columns_read(load, &reading.sheet, &reading.columns) || !write_text(&reading, &text, &size))
        return false;
    if (!json_parse(text, size, &sheet->doc, NULL, &err)) {
        agenda_found(load, FINDING_ERROR, (JsonPlace){1, 1}, "", "%s", err.message);
        return false;
    }
    return read_items(load, json_root(sheet->doc), &field, load->bundle);
}

void agenda_sheet_finish(Load *load) {
    json_destroy(load->sheet.doc);
    free(load->sheet.places);
    free(load->sheet.text);
}
