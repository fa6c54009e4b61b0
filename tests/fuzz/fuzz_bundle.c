// Any bytes as bundle.json: load, check, and ask what screens ask. Nothing may crash, hang or leak.
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "model/check.h"
#include "model/each_text.h"
#include "model/load.h"
#include "model/query.h"
#include "model/related.h"
#include "bundle_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static double same_contrast(uint32_t a, uint32_t b) {
    return a > b ? 7 : 6;
}

static void count_letters(void *ctx, const BundleText *text) {
    *(size_t *)ctx += strlen(text->pointer) + strlen(text->lang) + strlen(text->string);
}

static void ask_what_belongs_together(const Bundle *bundle) {
    size_t letters = 0;
    const Document *documents[4];
    const Meeting *meetings[4];
    const Group *groups[4];
    bundle_each_text(bundle, count_letters, &letters);
    for (size_t i = 0; i < bundle->member_count; i++)
        meetings_of_member(bundle, &bundle->members[i], meetings, 4);
    for (size_t i = 0; i < bundle->meeting_count; i++)
        meeting_documents(bundle, &bundle->meetings[i], documents, 4);
    for (size_t i = 0; i < bundle->document_count; i++)
        document_meeting(bundle, &bundle->documents[i]);
    for (size_t i = 0; i < bundle->group_count; i++)
        group_children(bundle, bundle->groups[i].id, groups, 4);
}

static void ask_everything(const Bundle *bundle, int64_t now_s) {
    const Session *sessions[4];
    const Notice *notices[2];
    agenda_phase(bundle, now_s);
    agenda_find_now(bundle, now_s, sessions, 4);
    agenda_find_next(bundle, now_s, sessions, 4);
    AgendaFilter filter = {agenda_open_day(bundle, now_s), NULL, NULL};
    agenda_list(bundle, filter, sessions, 4);
    notices_find_open(bundle, now_s, notices, 2);
    for (size_t i = 0; i < bundle->room_count; i++) {
        agenda_room_now(bundle, &bundle->rooms[i], now_s);
        agenda_room_next(bundle, &bundle->rooms[i], now_s);
    }
    for (size_t i = 0; i < bundle->group_count; i++)
        for (const Group *group = &bundle->groups[i]; group->parent;)
            group = bundle_group(bundle, group->parent);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const ThemePair pairs[] = {{"ink", "ground", 0, 0xFFFFFF, 7}};
    static const char *const tokens[] = {"ink", "ground"};
    const ThemeRules rules = {pairs, 1, tokens, 2, same_contrast};
    TextFs text_fs;
    text_fs_init(&text_fs, (const char *)data, size);
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = NULL;
    Err err = {0};
    if (bundle_load(&text_fs.fs, "folder", &findings, &bundle, &err)) {
        bundle_check(bundle, &text_fs.fs, NULL, &rules, &findings);
        const int64_t times_s[] = {INT64_MIN / 4, 0, 1795485600, INT64_MAX / 4};
        for (size_t i = 0; i < COUNT_OF(times_s); i++)
            ask_everything(bundle, times_s[i]);
        ask_what_belongs_together(bundle);
        bundle_destroy(bundle);
    }
    findings_finish(&findings);
    return 0;
}
