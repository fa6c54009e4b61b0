// The conversation about a USB stick, from a view that is filled by hand: on every panel, in both directions.
#include <stdio.h>
#include <string.h>
#include "screens/panel.h"
#include "sketch.h"
#include "test.h"

static const SketchPanel panels[] = {{"21inch", 1920, 1080, 476}, {"15inch", 1920, 1080, 345},
                                     {"10inch", 1280, 800, 217},  {"7inch", 800, 480, 154},
                                     {"4inch", 480, 800, 93},     {"32upright", 1080, 1920, 398},
                                     {"43inch", 3840, 2160, 941}};
static const char *const langs[] = {"en", "fa"};

enum {
    MANY_CHANGES = 1000,
    MANY_FINDINGS = 300
};

static const StickPackage packages[] = {{"Bali Process 2026", "bali-process", 14, "Agenda/new.balai",
                                         STICK_BY_KNOWN_KEY, "Conference Secretariat"},
                                        {"Bali Process 2026", "bali-process", 12,
                                         "old copies/do not use/bali.zip", STICK_BY_UNKNOWN_KEY,
                                         "7E8A 31C0 5D24 B9F6"},
                                        {"", "", 0, "Agenda (2)/bundle.json", STICK_BY_NOBODY, ""}};

static const char long_title[] =
    "Ministerial round table on regional cooperation against people smuggling, trafficking in persons and "
    "related transnational crime, with a panel on orderly and safe returns and on legal pathways for workers";

typedef struct Talk {
    Sketch sketch;
    StickView view;
    Change changes[MANY_CHANGES];
    Changes all;
    Finding findings[MANY_FINDINGS];
    Session longest;
    TextVariant variant;
} Talk;

static const ChangeKind told[] = {CHANGE_SESSION_CANCELLED, CHANGE_SESSION_NEW, CHANGE_SESSION_GONE,
                                  CHANGE_SESSION_RESTORED};

static void fill_changes(Talk *talk, size_t count) {
    const Bundle *bundle = talk->sketch.bundle;
    talk->variant = (TextVariant){"en", long_title};
    talk->longest = bundle->sessions[0];
    talk->longest.title = (Text){&talk->variant, 1};
    for (size_t i = 0; i < count; i++) {
        const Session *session =
            i % 5 == 4 ? &talk->longest : &bundle->sessions[i * bundle->session_count / count];
        talk->changes[i] =
            (Change){.kind = told[i % COUNT_OF(told)], .day = session->start.day, .id = session->id};
        talk->changes[i].before.session = talk->changes[i].after.session = session;
    }
    talk->all = (Changes){.items = talk->changes, .count = count};
    talk->view.changes = &talk->all;
}

static void fill_findings(Talk *talk, size_t count) {
    static const char *const messages[] = {
        "45 member states are declared and 44 are listed; add the missing one, or correct `declared`",
        "the room \"hall-7\" is not among the rooms; write one of hall-1, hall-2, hall-3",
        "the session ends before it begins; write `end` as a time after 10:30"};
    for (size_t i = 0; i < count; i++)
        talk->findings[i] = (Finding){.file = i % 3 ? "agenda.csv" : "bundle.json",
                                      .line = (int)i + 2,
                                      .column = 7,
                                      .severity = i % 3 == 2 ? FINDING_ERROR : FINDING_WARNING,
                                      .message = messages[i % 3]};
    talk->view.findings = talk->findings;
    talk->view.finding_count = count;
    talk->view.errors = count / 3;
    talk->view.warnings = count - count / 3;
}

static void talk_init(Talk *talk, const char *lang) {
    memset(talk, 0, sizeof *talk);
    sketch_init(&talk->sketch, lang);
    talk->view = (StickView){.phase = STICK_READY,
                             .inside = true,
                             .done = 138400000,
                             .bytes = 214000000,
                             .packages = packages,
                             .package_count = COUNT_OF(packages),
                             .sessions = 62,
                             .members = 78,
                             .meetings = 19,
                             .languages = 4,
                             .files = 214,
                             .shown_version = 13};
    fill_changes(talk, 7);
    fill_findings(talk, 1);
    talk->sketch.stage.stick = &talk->view;
}

static void look(Talk *talk, const char *lang, const SketchPanel *panel, const char *what) {
    char name[120];
    sketch_draw(&talk->sketch, panel);
    for (int per_mille = 0; per_mille <= 1000; per_mille += 500) {
        snprintf(name, sizeof name, "stick-%s-%s-%s-%d", what, lang, panel->name, per_mille);
        sketch_scroll(&talk->sketch, panel, "stick", per_mille);
        sketch_scroll(&talk->sketch, panel, "selected", per_mille);
        sketch_check(&talk->sketch, name, 0);
        if (!per_mille || per_mille == 1000) sketch_keep(&talk->sketch, name);
    }
}

// The screen in a state, on every panel; selected: what it shows of itself.
static void look_everywhere(Talk *talk, const char *lang, const char *what, const char *selected) {
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        sketch_open(&talk->sketch, "stick");
        snprintf(talk->sketch.view.selected, sizeof talk->sketch.view.selected, "%s", selected);
        look(talk, lang, &panels[p], what);
    }
}

static void look_in_both(StickPhase phase, const char *what, void (*fill)(Talk *talk), const char *selected) {
    for (size_t l = 0; l < COUNT_OF(langs); l++) {
        Talk talk;
        talk_init(&talk, langs[l]);
        talk.view.phase = phase;
        if (fill) fill(&talk);
        look_everywhere(&talk, langs[l], what, selected);
        sketch_finish(&talk.sketch);
    }
}

static void fill_much(Talk *talk) {
    fill_changes(talk, MANY_CHANGES);
    fill_findings(talk, MANY_FINDINGS);
    talk->view.pin = STICK_PIN_UNKNOWN_KEY | STICK_PIN_OLDER;
    talk->view.chosen = 1;
    talk->view.sessions = 10000;
}

static void fill_nothing(Talk *talk) {
    fill_changes(talk, 0);
    fill_findings(talk, 0);
    talk->view.pin = STICK_PIN_UNSIGNED;
    talk->view.chosen = 2;
    talk->view.shown_version = 0;
    talk->view.sessions = talk->view.files = 1;
}

static void fill_key(Talk *talk) {
    talk->view.key_name = "Conference Secretariat, 2026";
    talk->view.key = "7E8A 31C0 5D24 B9F6";
}

static void fill_end(Talk *talk) {
    talk->view.receipt = RECEIPT_OFFERED;
    talk->view.fleet_with = 7;
    talk->view.fleet_of = 9;
}

static void fill_written(Talk *talk) {
    fill_end(talk);
    talk->view.receipt = RECEIPT_WRITTEN;
    talk->view.report = "balai-report-foyer-2-2026-11-24.txt";
}

static void what_a_stick_holds_is_whole_on_every_panel(void) {
    look_in_both(STICK_READY, "ready", NULL, "");
    look_in_both(STICK_READY, "much", fill_much, "");
    look_in_both(STICK_READY, "unchanged", fill_nothing, "");
}

static void its_lists_are_whole_on_every_panel(void) {
    look_in_both(STICK_READY, "changes", fill_much, "changes");
    look_in_both(STICK_READY, "findings", fill_much, "findings/10");
}

static void every_other_state_is_whole_on_every_panel(void) {
    look_in_both(STICK_READING, "reading", NULL, "");
    look_in_both(STICK_CHOICE, "choice", NULL, "");
    look_in_both(STICK_KEY, "key", fill_key, "");
    look_in_both(STICK_INSTALLING, "installing", NULL, "");
    look_in_both(STICK_INSTALLED, "installed", fill_end, "");
    look_in_both(STICK_KEPT, "kept", fill_written, "");
    look_in_both(STICK_NONE, "none", NULL, "");
}

static const char *const refusals[] = {
    "nothing",     "empty",    "unreadable",  "pulled",    "ntfs",    "bitlocker",    "apfs",
    "unformatted", "damaged",  "not-allowed", "too-large", "too-new", "not-showable", "bad-signature",
    "bad-hash",    "unsigned", "same",        "no-room",   "busy",    "card-failed",  "stopped"};
_Static_assert(COUNT_OF(refusals) == STICK_SAID_COUNT, "every refusal has a name");

static void every_refusal_has_its_own_sentence_on_every_panel(void) {
    Talk talk;
    talk_init(&talk, "en");
    talk.view.phase = STICK_REFUSED;
    char seen[STICK_SAID_COUNT][120] = {0};
    for (int said = 0; said < STICK_SAID_COUNT; said++) {
        char what[40];
        talk.view.said = (StickSaid)said;
        talk.view.detail =
            said % 2 ? "bundle.json:14:3: the key `sesions` is not known; write `sessions`" : "";
        fill_findings(&talk, said == STICK_NOT_SHOWABLE ? 9 : 0);
        snprintf(what, sizeof what, "%s", refusals[said]);
        look_everywhere(&talk, "en", what, "");
        sketch_draw(&talk.sketch, &panels[0]);
        for (size_t i = 0; i < talk.sketch.list.count && !seen[said][0]; i++)
            if (talk.sketch.list.commands[i].text && talk.sketch.list.commands[i].cap_um > 8000)
                snprintf(seen[said], sizeof seen[said], "%s", talk.sketch.list.commands[i].text);
        for (int other = 0; other < said; other++)
            CHECK(strcmp(seen[said], seen[other]) != 0);
        CHECK_STR(sketch_target(&talk.sketch, "stick/close")->argument, "close");
        CHECK(!sketch_target(&talk.sketch, "stick/install"));
    }
    sketch_finish(&talk.sketch);
    look_in_both(STICK_REFUSED, "refused-much", fill_much, "");
}

static const char *asks(Talk *talk, const char *name) {
    const Target *target = sketch_target(&talk->sketch, name);
    if (!target) printf("    no target %s\n", name);
    return target && target->action == ACT_STICK ? target->argument : "";
}

static void open_stick(Talk *talk, const char *selected) {
    sketch_open(&talk->sketch, "stick");
    snprintf(talk->sketch.view.selected, sizeof talk->sketch.view.selected, "%s", selected);
    sketch_draw(&talk->sketch, &panels[0]);
}

// A line that is this, whatever tells where it may break.
static bool says_file(const Talk *talk, const char *name) {
    static const char place_to_break[] = "\u200b";
    for (size_t i = 0; i < talk->sketch.list.count; i++) {
        char line[200] = "";
        const char *at = talk->sketch.list.commands[i].text;
        for (size_t length = 0; at && *at && length + 1 < sizeof line;) {
            size_t hidden = strlen(place_to_break);
            if (!strncmp(at, place_to_break, hidden))
                at += hidden;
            else
                line[length++] = *at++;
        }
        if (strstr(line, name)) return true;
    }
    return false;
}

static void what_is_found_is_said_in_full(void) {
    Talk talk;
    talk_init(&talk, "en");
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "version 14 · signed by Conference Secretariat"));
    CHECK(sketch_says(&talk.sketch, "62"));
    CHECK(sketch_says(&talk.sketch, "All 214 files checked, signature valid"));
    CHECK(sketch_says(&talk.sketch, "45 member states are declared and 44 are listed"));
    CHECK(says_file(&talk, "bundle.json:2:7"));
    CHECK(sketch_says(&talk.sketch, "Show all 7 changes"));
    CHECK(!sketch_says(&talk.sketch, "PIN"));
    CHECK_STR(asks(&talk, "stick/install"), "install");
    CHECK_STR(asks(&talk, "stick/keep"), "keep");
    REQUIRE(sketch_target(&talk.sketch, "stick/changes"));
    CHECK_STR(sketch_target(&talk.sketch, "stick/changes")->argument, "changes");
    CHECK_INT(sketch_target(&talk.sketch, "stick/changes")->action, ACT_SELECT);
    sketch_finish(&talk.sketch);
}

static void why_a_pin_is_asked_is_said_before_and_on_the_pad(void) {
    Talk talk;
    talk_init(&talk, "en");
    talk.view.pin = STICK_PIN_UNSIGNED | STICK_PIN_OLDER;
    open_stick(&talk, "");
    CHECK(
        sketch_says(&talk.sketch, "It is not signed. It is older than what is shown. The operator’s PIN is"));
    OperatorView panel = {.pad = {.stick = talk.view.pin, .version = 12}};
    talk.sketch.stage.panel = &panel;
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        char name[60];
        snprintf(name, sizeof name, "stick-pad-en-%s-0", panels[p].name);
        sketch_open(&talk.sketch, "pin");
        sketch_draw(&talk.sketch, &panels[p]);
        sketch_check(&talk.sketch, name, 13);
        sketch_keep(&talk.sketch, name);
        CHECK(sketch_says(&talk.sketch, "Install version 12"));
        CHECK(sketch_says(&talk.sketch, "It is not signed."));
    }
    sketch_finish(&talk.sketch);
}

static void a_thousand_changes_are_pages_that_lead_on(void) {
    Talk talk;
    talk_init(&talk, "en");
    fill_much(&talk);
    open_stick(&talk, "changes");
    CHECK(sketch_says(&talk.sketch, "1–30 of 1,000"));
    CHECK_INT(sketch_target(&talk.sketch, "stick/previous")->action, ACT_NONE);
    CHECK_STR(sketch_target(&talk.sketch, "stick/next")->argument, "changes/2");
    CHECK_STR(sketch_target(&talk.sketch, "stick/back")->argument, "");
    CHECK(!sketch_target(&talk.sketch, "stick/install"));
    open_stick(&talk, "changes/34");
    CHECK(sketch_says(&talk.sketch, "991–1000 of 1,000"));
    CHECK_INT(sketch_target(&talk.sketch, "stick/next")->action, ACT_NONE);
    CHECK_STR(sketch_target(&talk.sketch, "stick/previous")->argument, "changes/33");
    open_stick(&talk, "changes/99999999999999999999");
    CHECK(sketch_says(&talk.sketch, "991–1000 of 1,000"));
    open_stick(&talk, "findings/2");
    CHECK(sketch_says(&talk.sketch, "31–60 of 300"));
    open_stick(&talk, "nonsense");
    CHECK(sketch_target(&talk.sketch, "stick/install"));
    sketch_finish(&talk.sketch);
}

static void each_package_is_a_way_on(void) {
    Talk talk;
    talk_init(&talk, "en");
    talk.view.phase = STICK_CHOICE;
    open_stick(&talk, "");
    CHECK_STR(asks(&talk, "stick/choose 0"), "choose 0");
    CHECK_STR(asks(&talk, "stick/choose 2"), "choose 2");
    CHECK(says_file(&talk, "old copies/do not use/bali.zip"));
    sketch_finish(&talk.sketch);
}

static void the_report_is_asked_for_and_needs_the_stick(void) {
    Talk talk;
    talk_init(&talk, "en");
    talk.view.phase = STICK_INSTALLED;
    fill_end(&talk);
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "Version 14 is on the screen"));
    CHECK(sketch_says(&talk.sketch, "You may remove the USB stick"));
    CHECK(sketch_says(&talk.sketch, "7 of 9 kiosks have this version."));
    CHECK_STR(asks(&talk, "stick/report"), "report");
    talk.view.receipt = RECEIPT_WRITING;
    open_stick(&talk, "");
    CHECK(!sketch_says(&talk.sketch, "You may remove"));
    CHECK(sketch_says(&talk.sketch, "Please leave the stick in"));
    talk.view.receipt = RECEIPT_PROTECTED;
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "write-protected"));
    CHECK(!sketch_target(&talk.sketch, "stick/report"));
    talk.view.receipt = RECEIPT_OFFERED;
    talk.view.inside = false;
    open_stick(&talk, "");
    CHECK(!sketch_target(&talk.sketch, "stick/report"));
    CHECK(!sketch_says(&talk.sketch, "You may remove"));
    sketch_finish(&talk.sketch);
}

static const char *const under[] = {"members/member-state", "home",           "agenda",
                                    "attract-wall",         "attract-agenda", "attract-member",
                                    "attract-picture",      "attract-night"};

static void the_strip_is_whole_over_every_kind_of_screen(void) {
    static const StickPhase phases[] = {STICK_READING, STICK_READY, STICK_REFUSED, STICK_INSTALLED};
    for (size_t l = 0; l < COUNT_OF(langs); l++) {
        Talk talk;
        talk_init(&talk, langs[l]);
        // What organisers wrote is longer than some panels are wide, with a strip and without.
        for (size_t u = 0; u < COUNT_OF(under); u++)
            for (size_t i = 0; i < COUNT_OF(phases); i++)
                for (size_t p = 0; p < COUNT_OF(panels); p++) {
                    char name[100];
                    talk.view.phase = phases[i];
                    Err err = {0};
                    bool own = u == 1 || u == 2 || u == 4;
                    if ((own && (l || u == 4)) ||
                        !screen_find(talk.sketch.bundle, under[u], 0, &talk.sketch.view, &err))
                        continue;
                    sketch_draw(&talk.sketch, &panels[p]);
                    snprintf(name, sizeof name, "strip-%zu-%zu-%s-%s", u, i, langs[l], panels[p].name);
                    sketch_check(&talk.sketch, name, 0);
                    if (u < 5) sketch_keep(&talk.sketch, name);
                }
        sketch_finish(&talk.sketch);
    }
}

// Delegates read it.
static void the_strip_is_whole_in_every_language(void) {
    static const char *const all[] = {"ar", "bn", "fil", "fr", "hi", "id",      "ja",     "km",
                                      "ko", "lo", "mn",  "ms", "my", "ne",      "pt",     "si",
                                      "ta", "th", "tr",  "ur", "vi", "zh-Hans", "zh-Hant"};
    static const StickPhase phases[] = {STICK_READING, STICK_READY, STICK_REFUSED, STICK_INSTALLED};
    static const char *const names[] = {"attract-wall", "members/observer-state"};
    for (size_t l = 0; l < COUNT_OF(all); l++) {
        Talk talk;
        talk_init(&talk, all[l]);
        for (size_t i = 0; i < 2 * COUNT_OF(phases); i++)
            for (size_t p = 0; p < COUNT_OF(panels); p++) {
                char name[100];
                talk.view.phase = phases[i / 2];
                sketch_open(&talk.sketch, names[i % 2]);
                sketch_draw(&talk.sketch, &panels[p]);
                snprintf(name, sizeof name, "strip-all-%zu-%s-%s", i, all[l], panels[p].name);
                const Target *strip = sketch_target(&talk.sketch, "stick/strip");
                if (!strip) strip = sketch_target(&talk.sketch, "stick/open");
                REQUIRE(strip);
                for (size_t c = 0; c < talk.sketch.list.count; c++) {
                    const DrawCommand *command = &talk.sketch.list.commands[c];
                    bool inside = command->target == (int)(strip - talk.sketch.list.targets);
                    if (!CHECK(!inside || !(command->cut || command->broken || command->missing)))
                        printf("    %s: %s\n", name, command->text);
                }
            }
        sketch_finish(&talk.sketch);
    }
}

static void the_strip_leads_on_and_away_and_holds_nobody_up(void) {
    Talk talk;
    talk_init(&talk, "en");
    talk.view.phase = STICK_READING;
    sketch_open(&talk.sketch, "members/member-state");
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK(sketch_says(&talk.sketch, "Reading the USB stick"));
    CHECK(sketch_says(&talk.sketch, "139 of 214 MB"));
    CHECK_INT(sketch_target(&talk.sketch, "stick/strip")->action, ACT_NONE);
    CHECK(sketch_target(&talk.sketch, "nav/home"));
    CHECK(!sketch_target(&talk.sketch, "stick/later"));
    talk.view.phase = STICK_READY;
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK_STR(asks(&talk, "stick/open"), "open");
    CHECK_STR(asks(&talk, "stick/later"), "later");
    sketch_open(&talk.sketch, "attract-wall");
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK_STR(asks(&talk, "stick/open"), "open");
    talk.view.phase = STICK_READING;
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK_INT(sketch_target(&talk.sketch, "stick/strip")->action, ACT_HOME);
    talk.view.phase = STICK_INSTALLED;
    talk.view.inside = false;
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK(!sketch_target(&talk.sketch, "stick/strip"));
    sketch_finish(&talk.sketch);
}

static void the_strip_gives_way_to_an_urgent_notice_and_to_its_own_screen(void) {
    Talk talk;
    talk_init(&talk, "en");
    sketch_open(&talk.sketch, "members/member-state");
    talk.sketch.stage.urgent = "Please leave the building.";
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK(!sketch_target(&talk.sketch, "stick/open"));
    talk.sketch.stage.urgent = NULL;
    open_stick(&talk, "");
    CHECK(!sketch_target(&talk.sketch, "stick/open"));
    talk.sketch.stage.stick = NULL;
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "No USB stick is plugged in"));
    sketch_open(&talk.sketch, "home");
    sketch_draw(&talk.sketch, &panels[0]);
    CHECK(!sketch_target(&talk.sketch, "stick/open"));
    sketch_finish(&talk.sketch);
}

static void sizes_are_in_the_unit_of_the_whole(void) {
    Talk talk;
    talk_init(&talk, "en");
    talk.view.phase = STICK_READING;
    talk.view.done = 1;
    talk.view.bytes = 740000;
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "1 of 740 KB"));
    talk.view.done = 9000000;
    talk.view.bytes = 8000000;
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "8 of 8 MB"));
    talk.view.bytes = 0;
    open_stick(&talk, "");
    CHECK(sketch_says(&talk.sketch, "9 MB"));
    sketch_finish(&talk.sketch);
}

TEST_MAIN(TEST(what_a_stick_holds_is_whole_on_every_panel), TEST(its_lists_are_whole_on_every_panel),
          TEST(every_other_state_is_whole_on_every_panel),
          TEST(every_refusal_has_its_own_sentence_on_every_panel), TEST(what_is_found_is_said_in_full),
          TEST(why_a_pin_is_asked_is_said_before_and_on_the_pad),
          TEST(a_thousand_changes_are_pages_that_lead_on), TEST(each_package_is_a_way_on),
          TEST(the_report_is_asked_for_and_needs_the_stick),
          TEST(the_strip_is_whole_over_every_kind_of_screen), TEST(the_strip_is_whole_in_every_language),
          TEST(the_strip_leads_on_and_away_and_holds_nobody_up),
          TEST(the_strip_gives_way_to_an_urgent_notice_and_to_its_own_screen),
          TEST(sizes_are_in_the_unit_of_the_whole))
