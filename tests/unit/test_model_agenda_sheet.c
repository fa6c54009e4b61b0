// agenda.csv beside bundle.json: what is read from it, and each finding with its place.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/check.h"
#include "model/each_text.h"
#include "model/load.h"
#include "bundle_text.h"
#include "test.h"

#define HEAD "id,start,end,title,room,track,status,summary\n"
#define TIMES "2026-11-24T10:00,2026-11-24T11:00"

static const char places[] =
    "\"languages\": [\"en\", \"id\", \"de\"], \"rooms\": [{\"id\": \"hall\", \"name\": {\"en\": \"Main "
    "hall\", "
    "\"id\": \"Aula utama\", \"de\": \"Gro\xC3\x9F"
    "er Saal\"}}, {\"id\": \"twin-1\", \"name\": \"Twin\"}, {\"id\": \"twin-2\", \"name\": \"Twin\"}, "
    "{\"id\": \"room-3\", \"name\": \"twin-1\"}], "
    "\"tracks\": [{\"id\": \"talks\", \"name\": \"Talks\", \"colour\": \"#0C6170\"}]";

// The smallest bundle has languages of its own; here it has these.
static char *text_with_places(const char *more) {
    AUTO_FREE char *whole = bundle_text("");
    const char *event = strstr(whole, "\"event\"");
    size_t size = strlen(whole) + sizeof places + strlen(more) + 8;
    char *text = malloc(size);
    if (!text) abort();
    snprintf(text, size, "{\"format\": 1, \"id\": \"test\", \"version\": 1, %s, %s%.*s}", places, more,
             (int)strlen(event) - 1, event);
    return text;
}

static Findings findings;

static Bundle *load_bytes(const char *sheet, size_t size) {
    AUTO_FREE char *text = text_with_places("");
    Err err = {0};
    findings_finish(&findings);
    findings_init(&findings);
    return bundle_sheet_load(text, sheet, size, &findings, &err);
}

static Bundle *load(const char *sheet) {
    return load_bytes(sheet, strlen(sheet));
}

static void forget(Bundle *bundle) {
    bundle_destroy(bundle);
    findings_finish(&findings);
}

static void check_finding(size_t i, const char *wanted) {
    char line[800] = "";
    const Finding *f = &findings.items[i];
    if (CHECK(i < findings.count))
        snprintf(line, sizeof line, "%s:%d:%d: %s %s: %s", f->file, f->line, f->column,
                 f->severity == FINDING_ERROR ? "error" : "warning", f->pointer, f->message);
    CHECK_CONTAINS(line, wanted);
}

// Loads a sheet that has exactly one finding, and count sessions.
static void check_one(const char *sheet, const char *wanted, size_t count) {
    Bundle *bundle = load(sheet);
    CHECK_INT(findings.errors + findings.warnings, 1);
    check_finding(0, wanted);
    if (CHECK(bundle != NULL)) CHECK_INT(bundle->session_count, count);
    forget(bundle);
}

static void check_no_agenda(const char *sheet, size_t size, const char *wanted) {
    Bundle *bundle = load_bytes(sheet, size);
    CHECK(!bundle);
    size_t i = 0; // after warnings of the same line
    while (i + 1 < findings.count && findings.items[i].severity != FINDING_ERROR)
        i++;
    check_finding(i, wanted);
    forget(bundle);
}

static void check_session(const Session *session, const char *id, const char *title, const char *room) {
    CHECK_STR(session->id, id);
    CHECK_STR(session->title.variants[0].string, title);
    CHECK_STR(session->room ? session->room->id : "-", room);
}

static void a_row_is_a_session(void) {
    Bundle *bundle = load(HEAD "one," TIMES ",\"Opening, with \"\"music\"\"\",hall,talks,cancelled,First\n");
    CHECK_INT(findings.errors + findings.warnings, 0);
    REQUIRE(bundle && bundle->session_count == 1);
    const Session *session = &bundle->sessions[0];
    check_session(session, "one", "Opening, with \"music\"", "hall");
    CHECK_STR(session->track->id, "talks");
    CHECK_STR(session->summary.variants[0].string, "First");
    CHECK_STR(session->summary.variants[0].lang, "en");
    CHECK_INT(session->status, SESSION_CANCELLED);
    CHECK_INT(session->start.minute, 600);
    CHECK_INT(session->end.minute, 660);
    CHECK_INT(session->source.line, 2);
    forget(bundle);
}

// The same three sessions, as programs write them.
static void check_same(const char *sheet, size_t size) {
    Bundle *bundle = load_bytes(sheet, size);
    CHECK_INT(findings.errors + findings.warnings, 0);
    REQUIRE(bundle && bundle->session_count == 2);
    check_session(&bundle->sessions[0], "a", "Caf\xC3\xA9; or, tea", "hall");
    check_session(&bundle->sessions[1], "b", "Two\nlines", "-");
    forget(bundle);
}
#define CHECK_SAME(sheet) check_same((sheet), sizeof(sheet) - 1)

static void separators_and_ends_of_lines_are_found(void) {
    CHECK_SAME("id,start,end,title,room\na," TIMES ",\"Caf\xC3\xA9; or, tea\",hall\nb," TIMES
               ",\"Two\nlines\",\n");
    CHECK_SAME(
        "\xEF\xBB\xBFid;start;end;title;room\r\na;2026-11-24T10:00;2026-11-24T11:00;\"Caf\xC3\xA9; or, "
        "tea\";hall\r\nb;2026-11-24T10:00;2026-11-24T11:00;\"Two\r\nlines\";");
    CHECK_SAME(
        "ROOM\tTitle\t id \tEnd\tStart\rhall\tCaf\xC3\xA9; or, tea\ta\t2026-11-24T11:00\t2026-11-24T10:00"
        "\r\t\"Two\rlines\"\tb\t2026-11-24T11:00\t2026-11-24T10:00\r");
    CHECK_SAME(
        "sep=|\nid|start|end|title|room\na|2026-11-24T10:00|2026-11-24T11:00|Caf\xC3\xA9; or, tea|hall\n"
        "|||||\n\nb|2026-11-24T10:00|2026-11-24T11:00|  \"Two\nlines\"  |\n");
}

static void what_excel_calls_unicode_text_is_read(void) {
    static const char sheet[] =
        "id\tstart\tend\ttitle\troom\na\t2026-11-24T10:00\t2026-11-24T11:00\tCaf\xE9; or, "
        "tea\thall\nb\t2026-11-24T10:00\t2026-11-24T11:00\t\"Two\nlines\"\t\n";
    char wide[sizeof sheet * 2];
    for (int high_first = 0; high_first < 2; high_first++) {
        memcpy(wide, high_first ? "\xFE\xFF" : "\xFF\xFE", 2);
        for (size_t i = 0; i < sizeof sheet - 1; i++) {
            wide[2 + i * 2 + !!high_first] = sheet[i];
            wide[2 + i * 2 + !high_first] = 0;
        }
        check_same(wide, sizeof sheet * 2);
    }
    check_no_agenda(wide, sizeof sheet * 2 - 1, "agenda.csv:0:0: error : the file is damaged UTF-16");
    check_no_agenda("\xFF\xFE\x00\xD8x\x00", 6, "damaged UTF-16");
    check_no_agenda("\xFF\xFE", 2, "agenda.csv:1:1: error : the file is empty");
}

static void what_is_no_text_says_how_to_save_it(void) {
    static const char latin[] = HEAD "a," TIMES ",Caf\xE9,,,,\n";
    check_no_agenda(latin, sizeof latin - 1, "agenda.csv:2:40: error : the byte E9 is not UTF-8; save it as");
    check_no_agenda("PK\3\4 and more", 13, "a spreadsheet under the name of a CSV file; save it as");
    check_no_agenda("\xD0\xCF\x11\xE0\xA1", 5, "a spreadsheet under the name of a CSV file");
    check_no_agenda("", 0,
                    "agenda.csv:1:1: error : the file is empty; its first line is id,start,end,title,room");
    check_no_agenda("\0\0\0", 3, "agenda.csv:1:1: error : has the control character U+0000");
}

static void a_header_without_what_is_needed_is_no_agenda(void) {
    static const char no_end[] = "id,start,title\n";
    check_no_agenda(no_end, sizeof no_end - 1,
                    "agenda.csv:1:1: error : the first line names the columns, and \"end\" is missing");
    static const char none[] = "one," TIMES ",Opening\n";
    check_no_agenda(none, sizeof none - 1, "\"start\" is missing");
}

static void other_columns_are_named(void) {
    check_one("start,end,title,speaker,,\n" TIMES ",A,someone,,\n",
              "agenda.csv:1:17: warning : the column \"speaker\" is not known and not read", 1);
    check_one("start,end,title,sumary\n" TIMES ",A,x\n", "did you mean \"summary\"?", 1);
    check_one("start,end,title,Title\n" TIMES ",A,B\n",
              "agenda.csv:1:17: error : the column \"title\" stands twice", 1);
}

static void rooms_and_tracks_are_known_by_name_too(void) {
    Bundle *bundle = load("start,end,title,room,track\n2026-11-24T10:00,2026-11-24T11:00,A,MAIN HALL,TALKS\n"
                          "2026-11-24T11:00,2026-11-24T12:00,B,aula Utama,\n"
                          "2026-11-24T12:00,2026-11-24T13:00,C,GROSSER SAAL,\n"
                          "2026-11-24T13:00,2026-11-24T14:00,D,twin-1,\n");
    CHECK_INT(findings.errors + findings.warnings, 0);
    REQUIRE(bundle && bundle->session_count == 4);
    for (size_t i = 0; i < 3; i++)
        CHECK_STR(bundle->sessions[i].room->id, "hall");
    CHECK_STR(bundle->sessions[0].track->id, "talks");
    // An id goes before a name.
    CHECK_STR(bundle->sessions[3].room->id, "twin-1");
    forget(bundle);
}

static void a_room_that_is_not_known_is_said_and_left_out(void) {
    check_one("start,end,title,room\n" TIMES ",A,Main hal\n",
              "agenda.csv:2:37: error /room: there is no room \"Main hal\"; did you mean \"Main hall\"?", 1);
    check_one("start,end,title,room\n" TIMES ",A,Elsewhere\n",
              "there is no room \"Elsewhere\"; write its id or name as in bundle.json, or add it there", 1);
    check_one("start,end,title,room\n" TIMES ",A,TWIN\n",
              "more than one room is called \"TWIN\"; write the id of the one that is meant", 1);
    check_one("start,end,title,track\n" TIMES ",A,Walks\n",
              "/track: there is no track \"Walks\"; did you mean", 1);
}

static void a_missing_id_is_made_of_day_time_and_room(void) {
    Bundle *bundle =
        load("start,end,title,room\n2026-11-24 9:00,2026-11-24T11:00,A,Main hall\n" TIMES ",B,\n");
    REQUIRE(bundle && bundle->session_count == 2);
    check_session(&bundle->sessions[0], "2026-11-24-0900-hall", "A", "hall");
    check_session(&bundle->sessions[1], "2026-11-24-1000", "B", "-");
    forget(bundle);
    bundle =
        load("room,start,end,title\n," TIMES ",Renamed\nhall,2026-11-24T09:00,2026-11-24T12:00,Longer\n");
    REQUIRE(bundle && bundle->session_count == 2);
    check_session(&bundle->sessions[0], "2026-11-24-0900-hall", "Longer", "hall");
    check_session(&bundle->sessions[1], "2026-11-24-1000", "Renamed", "-");
    forget(bundle);
}

static void rows_that_would_get_one_id_are_told_apart(void) {
    Bundle *bundle = load("start,end,title\n" TIMES ",A\n" TIMES ",B\n" TIMES ",C\n");
    CHECK_INT(findings.warnings, 2);
    check_finding(0, "agenda.csv:3:1: warning /id: another row without an id has this day, time and room");
    REQUIRE(bundle && bundle->session_count == 3);
    CHECK_STR(bundle->sessions[1].id, "2026-11-24-1000-2");
    CHECK_STR(bundle->sessions[2].id, "2026-11-24-1000-3");
    forget(bundle);
    check_one(HEAD "a," TIMES ",A,,,,\na," TIMES ",B,,,,\n",
              "agenda.csv:3:1: error /id: the id \"a\" is taken by the session of line 2; choose another", 1);
}

static void check_time(const char *cell, const char *wanted) {
    char sheet[200];
    snprintf(sheet, sizeof sheet, "id,title,start,end\na,A,%s,2026-11-26T11:00\nb,B," TIMES "\n", cell);
    check_one(sheet, wanted, 1);
}

static void a_date_of_another_form_says_how_to_write_it(void) {
    check_time("24.11.2026 10:00", "agenda.csv:2:5: error /start: \"24.11.2026 10:00\": write the day as "
                                   "2026-11-24, and a time behind it as "
                                   "in \"2026-11-24T10:00\"");
    check_time("11/24/2026", "write the day as 2026-11-24");
    check_time("24/11/2026 10:00", "write the day as 2026-11-24");
    check_time("5.11.2026", "write the day as 2026-11-05");
    check_time("11/5/2026 2:00 PM", "may be 2026-05-11 or 2026-11-05; write the one that is meant");
    check_time("11/11/2026", "write the day as 2026-11-11");
    check_time("46350.4", "begins with no day of the calendar");
    check_time("2026-11-24", "is no time");
    check_time("10:00", "begins with no day of the calendar");
}

static void times_as_spreadsheets_write_them_are_read(void) {
    static const char *const times[] = {"2026-11-24T09:05", "2026-11-24 09:05", "2026-11-24 9:05",
                                        "2026-11-24T09:05:00", "2026-11-24 09:05:00.000"};
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        char sheet[200];
        snprintf(sheet, sizeof sheet, "title,start,end\nA,%s,2026-11-24T11:00\n", times[i]);
        Bundle *bundle = load(sheet);
        CHECK_INT(findings.errors + findings.warnings, 0);
        REQUIRE(bundle && bundle->session_count == 1);
        CHECK_INT(bundle->sessions[0].start.minute, 9 * 60 + 5);
        forget(bundle);
    }
}

static void a_wrong_row_is_left_out_and_the_others_are_read(void) {
#define AROUND(row) "id,title,start,end\na,A," TIMES "\n" row "\nz,Z," TIMES "\n"
    check_one(AROUND("b,," TIMES),
              "agenda.csv:3:1: error : \"title\" is missing; this session cannot be shown", 2);
    check_one(AROUND("b,B," TIMES ",more"), "agenda.csv:3:39: error : \"more\" stands in no column", 2);
    check_one(AROUND("b,\"B\" or not," TIMES), "agenda.csv:3:7: error : the text of line 3 goes on behind",
              2);
    check_one(AROUND("b,\"B\n2\" or not," TIMES), "agenda.csv:4:4: error : the text of line 3 goes on behind",
              2);
    check_one(AROUND("b,B\x01," TIMES), "agenda.csv:3:4: error : has the control character U+0001", 2);
    check_one(AROUND("B b,B," TIMES), "agenda.csv:3:1: error /id: \"B b\" is no id", 2);
    check_one(AROUND("b,B,2026-11-24T11:00,2026-11-24T10:00"), "/end: ends before it starts", 2);
    check_one("id,start,end,title,status\na," TIMES ",A,canceled\nb," TIMES ",B,Moved\n",
              "agenda.csv:2:39: error /status: \"canceled\" is not known here; did you mean \"cancelled\"?",
              1);
}

static void a_mark_within_a_text_without_marks_is_a_letter(void) {
    Bundle *bundle = load("title,start,end\nA 5\" pipe," TIMES "\n");
    CHECK_INT(findings.errors + findings.warnings, 0);
    REQUIRE(bundle && bundle->session_count == 1);
    CHECK_STR(bundle->sessions[0].title.variants[0].string, "A 5\" pipe");
    forget(bundle);
}

static void a_mark_that_is_not_closed_is_no_agenda(void) {
    static const char open[] = "title,start,end\nA," TIMES "\n\"B," TIMES "\nC," TIMES "\n";
    check_no_agenda(open, sizeof open - 1, "agenda.csv:3:1: error : this quotation mark has no closing one");
    Err err = {0};
    AUTO_FREE char *text =
        text_with_places("\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"parent\": \"h\"}], ");
    CHECK(!bundle_sheet_load(text, open, sizeof open - 1, NULL, &err));
    CHECK_INT(err.code, ERR_BAD_BUNDLE);
    CHECK_CONTAINS(err.message, "agenda.csv:3:1: this quotation mark");
}

static void it_stands_for_the_agenda_of_the_bundle(void) {
    AUTO_FREE char *text = text_with_places("\"agenda\": [{\"id\": \"old\", \"nothing\": 1}], ");
    static const char sheet[] = "id,start,end,title\nnew," TIMES ",A\n";
    findings_init(&findings);
    Bundle *bundle = bundle_sheet_load(text, sheet, sizeof sheet - 1, &findings, NULL);
    CHECK_INT(findings.errors + findings.warnings, 1);
    check_finding(0, "warning /agenda: is not read, as agenda.csv stands beside it; remove one of the two");
    REQUIRE(bundle && bundle->session_count == 1);
    CHECK_STR(bundle->sessions[0].id, "new");
    forget(bundle);
}

static void another_sheet_is_another_content(void) {
    Bundle *one = load("start,end,title\n" TIMES ",A\n"), *two = load("start,end,title\n" TIMES ",B\n");
    if (CHECK(one && two)) CHECK(one->hash != two->hash);
    bundle_destroy(one);
    forget(two);
}

static void note_title(void *ctx, const BundleText *text) {
    if (strcmp(text->pointer, "/title") != 0) return;
    CHECK_INT(text->source.line, 2);
    CHECK_STR(source_file(text->source), "agenda.csv");
    ++*(int *)ctx;
}

static void later_checks_name_the_sheet(void) {
    int titles = 0;
    AUTO_FREE char *text = text_with_places("");
    static const char sheet[] = "id,start,end,title\na,2026-11-29T10:00,2026-11-29T11:00,A\n";
    findings_init(&findings);
    Bundle *bundle = bundle_sheet_load(text, sheet, sizeof sheet - 1, &findings, NULL);
    REQUIRE(bundle != NULL);
    bundle_check(bundle, NULL, NULL, NULL, &findings);
    check_finding(0, "agenda.csv:2:1: error : starts on 2026-11-29, outside the event");
    bundle_each_text(bundle, note_title, &titles);
    CHECK_INT(titles, 1);
    forget(bundle);
}

static char *repeat(const char *head, const char *row, size_t count) {
    size_t head_size = strlen(head), size = strlen(row);
    char *text = malloc(head_size + count * size + 1);
    if (!text) abort();
    memcpy(text, head, head_size + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + head_size + i * size, row, size);
    text[head_size + count * size] = 0;
    return text;
}

static void sessions_end_at_their_limit(void) {
    for (unsigned more = 0; more < 2; more++) {
        AUTO_FREE char *sheet = repeat("start,end,title\n", TIMES ",A\n", LIMIT_LIST_ITEMS + more);
        Bundle *bundle = load(sheet);
        CHECK_INT(findings.errors, more);
        CHECK_INT(findings.warnings, LIMIT_LIST_ITEMS - 1);
        if (CHECK(bundle != NULL)) CHECK_INT(bundle->session_count, LIMIT_LIST_ITEMS);
        forget(bundle);
    }
}

static void columns_end_at_their_limit(void) {
    for (unsigned more = 0; more < 2; more++) {
        AUTO_FREE char *head = repeat("start,end,title", ",", LIMIT_SHEET_COLUMNS - 3 + more);
        Bundle *bundle = load(head);
        CHECK_INT(findings.errors, more);
        CHECK(!bundle == (more == 1));
        if (more) check_finding(0, "has more than 256 columns");
        forget(bundle);
    }
}

static void the_file_ends_at_its_limit(void) {
    size_t size = LIMIT_AGENDA_CSV_BYTES + 1;
    AUTO_FREE char *sheet = malloc(size);
    REQUIRE(sheet);
    memset(sheet, '\n', size);
    memcpy(sheet, "start,end,title\n", 16);
    Bundle *bundle = load_bytes(sheet, size - 1);
    CHECK_INT(findings.errors, 0);
    CHECK(bundle != NULL);
    forget(bundle);
    check_no_agenda(sheet, size, "agenda.csv:0:0: error : folder/agenda.csv: too large");
}

TEST_MAIN(TEST(a_row_is_a_session), TEST(separators_and_ends_of_lines_are_found),
          TEST(what_excel_calls_unicode_text_is_read), TEST(what_is_no_text_says_how_to_save_it),
          TEST(a_header_without_what_is_needed_is_no_agenda), TEST(other_columns_are_named),
          TEST(rooms_and_tracks_are_known_by_name_too), TEST(a_room_that_is_not_known_is_said_and_left_out),
          TEST(a_missing_id_is_made_of_day_time_and_room), TEST(rows_that_would_get_one_id_are_told_apart),
          TEST(a_date_of_another_form_says_how_to_write_it), TEST(times_as_spreadsheets_write_them_are_read),
          TEST(a_wrong_row_is_left_out_and_the_others_are_read),
          TEST(a_mark_within_a_text_without_marks_is_a_letter), TEST(a_mark_that_is_not_closed_is_no_agenda),
          TEST(it_stands_for_the_agenda_of_the_bundle), TEST(another_sheet_is_another_content),
          TEST(later_checks_name_the_sheet), TEST(sessions_end_at_their_limit),
          TEST(columns_end_at_their_limit), TEST(the_file_ends_at_its_limit))
