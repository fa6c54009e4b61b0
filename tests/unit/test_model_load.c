#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/load.h"
#include "model/query.h"
#include "model/zone.h"
#include "bundle_text.h"
#include "test.h"

static const char full[] =
    "{\"format\": 1, \"id\": \"demo-2026\", \"version\": 14, \"created\": \"2026-11-20T08:00:00+08:00\",\n"
    "\"languages\": [\"en\", \"zh-Hans\"],\n"
    "\"agenda\": [{\"id\": \"s1\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T11:30\",\n"
    "  \"title\": {\"zh-Hans\": \"Z\", \"en\": \"Opening\"}, \"room\": \"hall\", \"track\": \"main\", "
    "\"status\": \"moved\",\n"
    "  \"moved_from\": {\"room\": \"annex\", \"start\": \"2026-11-24T09:00\"}, \"summary\": \"Words\", "
    "\"access\": \"heads\",\n"
    "  \"chairs\": [\"au\", \"id\"], \"people\": [{\"name\": \"Ada\", \"role\": \"Moderator\"}, {\"name\": "
    "\"Bo\"}],\n"
    "  \"languages\": [\"en\", \"fr\"], \"documents\": [\"d1\"], \"replaced_by\": \"s2\"},\n"
    "  {\"id\": \"s2\", \"start\": \"2026-11-24T09:30\", \"end\": \"2026-11-24T10:00\", \"title\": "
    "\"Coffee\"}],\n"
    "\"event\": {\"title\": \"Demo\", \"subtitle\": \"Sub\", \"venue\": \"V\", \"zone\": \"Asia/Makassar\",\n"
    "  \"start\": \"2026-11-23\", \"end\": \"2026-11-25\", \"sample\": true, \"logo\": \"p/logo.png\",\n"
    "  \"calendar\": \"persian\", \"digits\": \"latn\", \"theme\": {\"accent\": \"#0C6170\"}},\n"
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"level\": \"2\", \"plan\": \"p/plan.PNG\", \"x\": "
    "500, \"y\": 0},\n"
    "  {\"id\": \"annex\", \"name\": \"Annex\"}],\n"
    "\"places\": [{\"id\": \"door\", \"name\": \"Door\", \"plan\": \"p/plan.PNG\", \"x\": 1000, \"y\": 7}],\n"
    "\"tracks\": [{\"id\": \"main\", \"name\": \"Main\", \"colour\": \"#0c61Ff\"}],\n"
    "\"roles\": [{\"id\": \"co-chair\", \"name\": \"Co-chair\"}],\n"
    "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"code\": \"AU\", \"name\": \"Australia\",\n"
    "  \"endonyms\": {\"en\": \"Australia\"}, \"formal\": \"Commonwealth\", \"roles\": [\"co-chair\"], "
    "\"flag\": \"f.webp\",\n"
    "  \"note\": \"N\"}, {\"id\": \"id\", \"kind\": \"observer-organization\", \"name\": \"I\"}],\n"
    "\"declared\": {\"member-state\": 45},\n"
    "\"groups\": [{\"id\": \"sub\", \"name\": \"Sub\", \"parent\": \"top\", \"since\": \"2009\", "
    "\"members\": [\"id\"],\n"
    "  \"declared\": {\"member-organization\": 3}, \"summary\": \"S\"}, {\"id\": \"top\", \"name\": \"Top\", "
    "\"since\": "
    "\"2010-05-01\"}],\n"
    "\"meetings\": [{\"id\": \"m1\", \"start\": \"2016-03-22\", \"title\": \"M\", \"city\": \"Bali\", "
    "\"country\": \"id\",\n"
    "  \"group\": \"top\", \"summary\": \"S\", \"documents\": [\"d1\"], \"picture\": \"m.jpg\"},\n"
    "  {\"id\": \"m2\", \"title\": \"M2\", \"country\": \"TH\"}],\n"
    "\"documents\": [{\"id\": \"d1\", \"title\": \"D\", \"kind\": \"statement\", \"year\": 2016, "
    "\"meeting\": \"m1\",\n"
    "  \"event\": \"E\", \"url\": \"https://example.org/\", \"file\": \"d.pdf\", \"summary\": \"S\"}],\n"
    "\"about\": [{\"id\": \"a1\", \"title\": \"A\", \"body\": \"B\"}],\n"
    "\"contacts\": [{\"id\": \"c1\", \"name\": \"C\", \"lines\": [\"one\", \"two\"], \"country\": \"au\", "
    "\"phone\": \"1\",\n"
    "  \"fax\": \"2\", \"email\": \"x@example.org\", \"role\": \"R\"}],\n"
    "\"notices\": [{\"id\": \"n1\", \"title\": \"N\", \"body\": \"B\", \"from\": \"2026-11-23T08:00\", "
    "\"until\": "
    "\"2026-11-23T09:00\", \"urgent\": true}],\n"
    "\"attract\": {\"seconds\": 8, \"scenes\": [{\"scene\": \"flag-wall\"}, {\"scene\": \"member\", "
    "\"select\": [\"au\"],\n"
    "  \"seconds\": 12}, {\"scene\": \"picture\", \"file\": \"p.png\"}, {\"scene\": \"agenda\", \"select\": "
    "[\"main\", "
    "\"hall\"]}]}}";

static Bundle *load_full(void) {
    Findings findings;
    findings_init(&findings);
    Err err = {0};
    Bundle *bundle = bundle_text_load(full, &findings, &err);
    if (!bundle) printf("%s\n", err.message);
    for (size_t i = 0; i < findings.count; i++)
        printf("%s: %s\n", findings.items[i].pointer, findings.items[i].message);
    CHECK_INT(findings.count, 0);
    findings_finish(&findings);
    return bundle;
}

static const char *plain(const Text *text) {
    return text_pick(text, NULL, NULL);
}

static void the_head_and_the_event_are_read(void) {
    Bundle *bundle = load_full();
    REQUIRE(bundle);
    CHECK_STR(bundle->folder, "folder");
    CHECK_STR(bundle->id, "demo-2026");
    CHECK_INT(bundle->version, 14);
    CHECK_STR(bundle->created, "2026-11-20T08:00:00+08:00");
    CHECK_INT(bundle->languages.count, 2);
    CHECK_STR(bundle->languages.ids[1], "zh-Hans");
    CHECK_STR(plain(&bundle->event.title), "Demo");
    CHECK_STR(bundle->event.zone, "Asia/Makassar");
    CHECK_INT(bundle->event.end, day_from_date(2026, 11, 25));
    CHECK(bundle->event.sample);
    CHECK_STR(bundle->event.logo, "p/logo.png");
    CHECK_STR(bundle->event.calendar, "persian");
    CHECK_STR(bundle->event.digits, "latn");
    CHECK_INT(bundle->theme_count, 1);
    CHECK_STR(bundle->theme[0].token, "accent");
    CHECK_INT(bundle->theme[0].colour, 0x0C6170);
    bundle_destroy(bundle);
}

static void a_session_is_read_with_everything_it_has(void) {
    Bundle *bundle = load_full();
    REQUIRE(bundle && CHECK_INT(bundle->session_count, 2));
    CHECK_STR(bundle->sessions[0].id, "s2"); // it starts earlier
    CHECK(bundle->sessions[0].room == NULL);
    CHECK_INT(bundle->sessions[0].moved_from.start.day, DAY_NONE);
    const Session *s = &bundle->sessions[1];
    CHECK_INT(s->start.day, day_from_date(2026, 11, 24));
    CHECK_INT(s->start.minute, 600);
    CHECK_INT(s->end.instant_s - s->start.instant_s, 5400);
    CHECK_STR(plain(&s->title), "Opening");
    CHECK_STR(text_pick(&s->title, (const char *const[]){"zh-Hans", NULL}, NULL), "Z");
    CHECK(s->room == &bundle->rooms[0]);
    CHECK(s->track == &bundle->tracks[0]);
    CHECK_INT(s->status, SESSION_MOVED);
    CHECK(s->moved_from.room == &bundle->rooms[1]);
    CHECK_INT(s->moved_from.start.minute, 540);
    CHECK_INT(s->access, ACCESS_HEADS);
    CHECK_INT(s->chairs.count, 2);
    CHECK_STR(s->chairs.ids[1], "id");
    CHECK_INT(s->person_count, 2);
    CHECK_STR(plain(&s->people[0].role), "Moderator");
    CHECK_STR(plain(&s->people[1].role), "");
    CHECK_STR(s->languages.ids[1], "fr");
    CHECK_STR(s->documents.ids[0], "d1");
    CHECK_STR(s->replaced_by, "s2");
    CHECK_INT(s->source.line, 3);
    CHECK_INT(s->source.index, 0);
    bundle_destroy(bundle);
}

static void rooms_tracks_members_and_roles_are_read(void) {
    Bundle *bundle = load_full();
    REQUIRE(bundle);
    CHECK_STR(bundle->rooms[0].plan, "p/plan.PNG");
    CHECK_INT(bundle->rooms[0].plan_x, 500);
    CHECK_INT(bundle->rooms[1].plan_y, -1);
    const Place *door = bundle_place(bundle, "door");
    REQUIRE(door);
    CHECK_STR(plain(&door->name), "Door");
    CHECK_STR(door->plan, "p/plan.PNG");
    CHECK_INT(door->plan_x, 1000);
    CHECK_INT(door->plan_y, 7);
    CHECK_INT(bundle->tracks[0].colour, 0x0C61FF);
    const Member *au = bundle_member(bundle, "au");
    CHECK_INT(au->kind, MEMBER_STATE);
    CHECK_STR(au->code, "AU");
    CHECK_STR(plain(&au->endonyms), "Australia");
    CHECK_STR(plain(&au->formal), "Commonwealth");
    CHECK_STR(au->roles.ids[0], bundle->roles[0].id);
    CHECK_STR(au->flag, "f.webp");
    CHECK_INT(bundle->members[1].kind, OBSERVER_ORGANIZATION);
    CHECK_INT(bundle->declared[MEMBER_STATE], 45);
    CHECK_INT(bundle->declared[OBSERVER_STATE], -1);
    bundle_destroy(bundle);
}

static void groups_meetings_and_documents_are_read(void) {
    Bundle *bundle = load_full();
    REQUIRE(bundle);
    const Group *sub = bundle_group(bundle, "sub");
    CHECK_STR(sub->parent, "top");
    CHECK_INT(sub->since, day_from_date(2009, 1, 1));
    CHECK(sub->since_is_year);
    CHECK_INT(sub->declared[MEMBER_ORGANIZATION], 3);
    CHECK_INT(sub->declared[MEMBER_STATE], -1);
    CHECK_INT(bundle_group(bundle, "top")->since, day_from_date(2010, 5, 1));
    CHECK(!bundle_group(bundle, "top")->since_is_year);
    const Meeting *m = bundle_meeting(bundle, "m1");
    CHECK_INT(m->end, m->start);
    CHECK_STR(m->country, "id");
    CHECK_STR(m->group, "top");
    CHECK_STR(m->picture, "m.jpg");
    CHECK_STR(bundle_meeting(bundle, "m2")->country, "TH");
    CHECK_INT(bundle_meeting(bundle, "m2")->start, DAY_NONE);
    const Document *d = bundle_document(bundle, "d1");
    CHECK_STR(d->kind, "statement");
    CHECK_INT(d->year, 2016);
    CHECK_STR(d->meeting, "m1");
    CHECK_STR(d->url, "https://example.org/");
    bundle_destroy(bundle);
}

static void pages_contacts_notices_and_files_are_read(void) {
    Bundle *bundle = load_full();
    REQUIRE(bundle);
    CHECK_STR(plain(&bundle->about[0].body), "B");
    CHECK_INT(bundle->contacts[0].line_count, 2);
    CHECK_STR(plain(&bundle->contacts[0].lines[1]), "two");
    CHECK_STR(bundle->contacts[0].email, "x@example.org");
    CHECK_INT(bundle->notices[0].until.minute, 540);
    CHECK(bundle->notices[0].urgent);
    CHECK_INT(bundle->file_count, 7);
    size_t pictures = 0;
    for (size_t i = 0; i < bundle->file_count; i++)
        pictures += bundle->files[i].picture;
    CHECK_INT(pictures, 6);
    bundle_destroy(bundle);
}

static void scenes_take_their_own_seconds_or_the_loops(void) {
    Bundle *bundle = load_full();
    REQUIRE(bundle && CHECK_INT(bundle->scene_count, 4));
    CHECK_INT(bundle->scenes[0].kind, SCENE_FLAG_WALL);
    CHECK_INT(bundle->scenes[0].seconds, 8);
    CHECK_INT(bundle->scenes[1].seconds, 12);
    CHECK_STR(bundle->scenes[1].select.ids[0], "au");
    CHECK_STR(bundle->scenes[2].file, "p.png");
    CHECK_INT(bundle->scenes[3].select.count, 2);
    bundle_destroy(bundle);
}

static void a_bundle_without_a_loop_shows_what_it_has(void) {
    Bundle *bare = bundle_with("");
    CHECK_INT(bare->scene_count, 1);
    CHECK_INT(bare->scenes[0].kind, SCENE_AGENDA);
    CHECK_INT(bare->scenes[0].seconds, LIMIT_SCENE_SECONDS_DEFAULT);
    bundle_destroy(bare);
    Bundle *rich =
        bundle_with("\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\"}], "
                    "\"notices\": [{\"id\": \"n\", \"title\": \"N\"}], \"attract\": {\"scenes\": []}");
    CHECK_INT(rich->scene_count, 4);
    CHECK_INT(rich->scenes[1].kind, SCENE_FLAG_WALL);
    CHECK_INT(rich->scenes[2].kind, SCENE_MEMBER);
    CHECK_INT(rich->scenes[3].kind, SCENE_NOTICE);
    bundle_destroy(rich);
}

static void a_record_with_a_wrong_needed_value_is_left_out(void) {
    Bundle *bundle = bundle_with(
        "\"agenda\": [{\"id\": \"a\", \"title\": \"A\", \"start\": \"never\", \"end\": \"2026-11-24T11:00\"},"
        // What may be cancelled is not shown as confirmed.
        "{\"id\": \"b\", \"title\": \"B\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T11:00\", "
        "\"status\": "
        "\"off\"},"
        "{\"id\": \"c\", \"title\": \"C\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T11:00\", "
        "\"access\": "
        "\"x\"}]");
    REQUIRE(CHECK_INT(bundle->session_count, 1));
    CHECK_STR(bundle->sessions[0].id, "c");
    CHECK_INT(bundle->sessions[0].access, ACCESS_UNSAID);
    CHECK_INT(bundle->sessions[0].source.index, 2);
    bundle_destroy(bundle);
}

static void of_equal_ids_the_first_stays(void) {
    Bundle *bundle =
        bundle_with("\"rooms\": [{\"id\": \"a\", \"name\": \"One\"}, {\"id\": \"a\", \"name\": \"Two\"}]");
    REQUIRE(CHECK_INT(bundle->room_count, 1));
    CHECK_STR(plain(&bundle->rooms[0].name), "One");
    bundle_destroy(bundle);
}

static void links_that_lead_nowhere_leave_their_list(void) {
    Bundle *bundle = bundle_with(
        "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\"}], "
        "\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"members\": [\"xx\", \"au\", 3, \"au\"]}]");
    REQUIRE(CHECK_INT(bundle->groups[0].members.count, 1));
    CHECK_STR(bundle->groups[0].members.ids[0], "au");
    bundle_destroy(bundle);
}

static void rings_of_groups_are_cut(void) {
    Bundle *bundle = bundle_with("\"groups\": [{\"id\": \"a\", \"name\": \"A\", \"parent\": \"b\"},"
                                 "{\"id\": \"b\", \"name\": \"B\", \"parent\": \"c\"},"
                                 "{\"id\": \"c\", \"name\": \"C\", \"parent\": \"b\"},"
                                 "{\"id\": \"d\", \"name\": \"D\", \"parent\": \"a\"}]");
    for (size_t i = 0; i < bundle->group_count; i++) {
        size_t steps = 0;
        for (const Group *g = &bundle->groups[i]; g->parent && steps < 9; steps++)
            g = bundle_group(bundle, g->parent);
        CHECK(steps < 4);
    }
    CHECK_STR(bundle->groups[0].parent, "b");
    CHECK_STR(bundle->groups[1].parent, "c");
    CHECK_STR(bundle->groups[2].parent, NULL);
    CHECK_STR(bundle->groups[3].parent, "a");
    bundle_destroy(bundle);
}

static void nothing_is_written_on_failure(void) {
    TextFs text_fs;
    text_fs_init(&text_fs, "[", 1);
    Bundle *bundle = (Bundle *)(void *)&text_fs;
    Err err = {0};
    CHECK(!bundle_load(&text_fs.fs, "folder", NULL, &bundle, &err));
    CHECK((void *)bundle == (void *)&text_fs);
    CHECK(!bundle_load(&text_fs.fs, "folder", NULL, &bundle, NULL));
}

static bool refuse_read(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                        Err *err) {
    (void)ctx, (void)max_bytes, (void)ret_data, (void)ret_size;
    return err_set(err, ERR_NOT_FOUND, "%s: not there", path);
}

static void a_missing_file_is_a_finding_without_a_line(void) {
    TextFs text_fs;
    text_fs_init(&text_fs, "", 0);
    text_fs.fs.read_file = refuse_read;
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = NULL;
    Err err = {0};
    CHECK(!bundle_load(&text_fs.fs, "folder", &findings, &bundle, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    REQUIRE(CHECK_INT(findings.count, 1));
    CHECK_INT(findings.items[0].line, 0);
    CHECK_CONTAINS(findings.items[0].message, "folder/bundle.json: not there");
    findings_finish(&findings);
}

static void the_file_is_read_up_to_its_limit(void) {
    TextFs text_fs;
    text_fs_init(&text_fs, "{}", 2);
    Bundle *bundle = NULL;
    CHECK(!bundle_load(&text_fs.fs, "folder", NULL, &bundle, NULL));
    CHECK_INT(text_fs.asked_bytes, LIMIT_BUNDLE_JSON_BYTES);
}

static void ten_thousand_sessions_load_in_any_order(void) {
    enum {
        COUNT = 10000
    };
    size_t size = (size_t)COUNT * 160 + 1000, used = 0;
    AUTO_FREE char *more = malloc(size);
    REQUIRE(more);
    used += (size_t)snprintf(more, size, "\"rooms\": [{\"id\": \"r\", \"name\": \"R\"}], \"agenda\": [");
    for (int i = 0; i < COUNT; i++) {
        int n = (i * 7919) % COUNT, minute = n % 60, hour = n / 60 % 24, day = 23 + n % 3;
        used += (size_t)snprintf(more + used, size - used,
                                 "%s{\"id\": \"s%d\", \"title\": \"T\", \"room\": \"r\", \"start\": "
                                 "\"2026-11-%02dT%02d:%02d\", \"end\": \"2026-11-26T00:00\"}",
                                 i ? "," : "", n, day, hour, minute);
    }
    snprintf(more + used, size - used, "]");
    Bundle *bundle = bundle_with(more);
    REQUIRE(CHECK_INT(bundle->session_count, COUNT));
    int unsorted = 0;
    for (size_t i = 1; i < COUNT; i++)
        unsorted += bundle->sessions[i - 1].start.instant_s > bundle->sessions[i].start.instant_s;
    CHECK_INT(unsorted, 0);
    bundle_destroy(bundle);
}

TEST_MAIN(TEST(the_head_and_the_event_are_read), TEST(a_session_is_read_with_everything_it_has),
          TEST(rooms_tracks_members_and_roles_are_read), TEST(groups_meetings_and_documents_are_read),
          TEST(pages_contacts_notices_and_files_are_read), TEST(scenes_take_their_own_seconds_or_the_loops),
          TEST(a_bundle_without_a_loop_shows_what_it_has),
          TEST(a_record_with_a_wrong_needed_value_is_left_out), TEST(of_equal_ids_the_first_stays),
          TEST(links_that_lead_nowhere_leave_their_list), TEST(rings_of_groups_are_cut),
          TEST(nothing_is_written_on_failure), TEST(a_missing_file_is_a_finding_without_a_line),
          TEST(the_file_is_read_up_to_its_limit), TEST(ten_thousand_sessions_load_in_any_order))
