// Any bytes as bundle.json: load, check, and ask what screens ask. Nothing may crash, hang or leak.
#include <stddef.h>
#include <stdint.h>
#include "model/check.h"
#include "model/load.h"
#include "model/query.h"
#include "bundle_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static double same_contrast(uint32_t a, uint32_t b) {
    return a > b ? 7 : 6;
}

static void ask_everything(const Bundle *bundle, int64_t now_s) {
    const Session *sessions[4];
    const Notice *notices[2];
    agenda_phase(bundle, now_s);
    agenda_find_now(bundle, now_s, sessions, 4);
    agenda_find_next(bundle, now_s, sessions, 4);
    agenda_next_change(bundle, now_s);
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
        bundle_destroy(bundle);
    }
    findings_finish(&findings);
    return 0;
}
