#include "text/collate.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include "test.h"

// The strings in the language's order, with a space between them.
static const char *sorted(const char *lang, const char *const *strings, size_t count) {
    static char text[512];
    size_t order[16];
    Collation *collation = collation_open(lang);
    text[0] = 0;
    if (!CHECK(collation != NULL) || !CHECK(collation_sort(collation, strings, count, order))) return text;
    for (size_t i = 0; i < count; i++) {
        if (i) strcat(text, " ");
        strcat(text, strings[order[i]]);
    }
    collation_close(collation);
    return text;
}

static void marks_do_not_move_a_name_to_another_letter(void) {
    static const char *const names[] = {"Zambia", "Égypte", "Fiji", "Austria", "Åland", "Estonia"};
    CHECK_STR(sorted("en", names, 6), "Åland Austria Égypte Estonia Fiji Zambia");
}

static void each_language_has_its_own_order(void) {
    static const char *const names[] = {"Åland", "Zambia", "Albania"};
    CHECK_STR(sorted("en", names, 3), "Åland Albania Zambia");
    CHECK_STR(sorted("sv", names, 3), "Albania Zambia Åland");
}

static void capitals_and_small_letters_stand_together(void) {
    static const char *const names[] = {"b", "A", "B", "a"};
    CHECK_STR(sorted("en", names, 4), "a A b B");
}

static void numbers_stand_by_their_value(void) {
    static const char *const names[] = {"Room 10", "Room 9", "Room 1"};
    CHECK_STR(sorted("en", names, 3), "Room 1 Room 9 Room 10");
}

static void equal_names_keep_their_order(void) {
    static const char *const names[] = {"Same", "Other", "Same", "Same"};
    size_t order[4];
    Collation *collation = collation_open("en");
    REQUIRE(collation && collation_sort(collation, names, 4, order));
    CHECK_INT(order[0], 1);
    CHECK_INT(order[1], 0);
    CHECK_INT(order[2], 2);
    CHECK_INT(order[3], 3);
    collation_close(collation);
}

static void an_unknown_language_has_an_order_too(void) {
    static const char *const names[] = {"b", "c", "a"};
    CHECK_STR(sorted("xx-Nowhere", names, 3), "a b c");
    CHECK_STR(sorted("", names, 3), "a b c");
}

static void nothing_is_sorted_without_complaint(void) {
    Collation *collation = collation_open("en");
    REQUIRE(collation != NULL);
    CHECK(collation_sort(collation, NULL, 0, NULL));
    collation_close(collation);
    collation_close(NULL);
}

static void long_names_and_broken_bytes_are_sorted(void) {
    char first[2000], second[2000];
    memset(first, 'a', sizeof first);
    memset(second, 'b', sizeof second);
    first[sizeof first - 1] = second[sizeof second - 1] = 0;
    const char *const names[] = {second, "\xFF\xC3", first, ""};
    size_t order[4];
    Collation *collation = collation_open("en");
    REQUIRE(collation && collation_sort(collation, names, 4, order));
    CHECK_INT(order[0], 3); // what is empty stands first
    size_t place_of_first = 0, place_of_second = 0;
    for (size_t i = 0; i < 4; i++) {
        if (order[i] == 2) place_of_first = i;
        if (order[i] == 0) place_of_second = i;
    }
    CHECK(place_of_first < place_of_second);
    collation_close(collation);
}

static const char *letter(const char *name) {
    static char text[COLLATION_LETTER_SIZE];
    collation_letter(name, text);
    return text;
}

static void a_name_is_found_under_its_first_letter_as_a_capital(void) {
    CHECK_STR(letter("Fiji"), "F");
    CHECK_STR(letter("fiji"), "F");
    CHECK_STR(letter("Égypte"), "E");
    CHECK_STR(letter("ångström"), "A");
    CHECK_STR(letter("E\xCC\x81gypte"), "E"); // the mark as a letter of its own
}

static void what_stands_before_the_first_letter_does_not_count(void) {
    CHECK_STR(letter("‘Eua"), "E");
    CHECK_STR(letter("  (The) Gambia"), "T");
}

static void names_without_a_letter_are_found_under_a_sign(void) {
    CHECK_STR(letter("3M"), "#");
    CHECK_STR(letter("…!"), "#");
    CHECK_STR(letter(""), "#");
    CHECK_STR(letter("\xFF\xFE"), "#");
}

static void other_scripts_have_their_own_letters(void) {
    CHECK_STR(letter("Россия"), "Р");
    CHECK_STR(letter("العراق"), "ا");
    CHECK_STR(letter("中国"), "中");
    CHECK_STR(letter("𐐨𐐩"), "𐐀"); // beyond 16 bits
}

// Members as an index has them, "AU:A CN:C": which, and under which letter.
static const char *indexed(const char *lang, const char *const *names, const char *const *marks,
                           size_t count) {
    static char text[1024];
    size_t order[32], used = 0;
    const char *letters[32];
    Arena arena;
    arena_init(&arena, 1 << 20);
    Collation *collation = collation_open(lang);
    text[0] = 0;
    if (CHECK(collation && collation_index(collation, &arena, names, count, order, letters)))
        for (size_t i = 0; i < count; i++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s:%s", i ? " " : "",
                                     marks[order[i]], letters[order[i]]);
    collation_close(collation);
    arena_finish(&arena);
    return text;
}

enum {
    NAME_SIZE = 300
};

// What CLDR calls a country in a language.
static void name_country(const char *code, const char *lang, char *ret_name) {
    char locale[16];
    UChar units[100];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(locale, sizeof locale, "und_%s", code);
    int32_t length = uloc_getDisplayCountry(locale, lang, units, 100, &status);
    u_strToUTF8(ret_name, NAME_SIZE, NULL, units, length, &status);
    CHECK(U_SUCCESS(status));
}

static void each_language_has_its_members_under_its_own_letters(void) {
    static const char *const codes[] = {"AU", "CN", "EG", "ID", "JP", "KR", "LA", "TH", "VN"};
    static const struct {
        const char *lang, *index;
    } rows[] = {
        {"en", "AU:A CN:C EG:E ID:I JP:J LA:L KR:S TH:T VN:V"},
        {"id", "AU:A ID:I JP:J KR:K LA:L EG:M TH:T CN:T VN:V"},
        {"ms", "AU:A CN:C ID:I JP:J KR:K LA:L EG:M TH:T VN:V"},
        {"fr", "AU:A CN:C KR:C EG:E ID:I JP:J LA:L TH:T VN:V"},
        {"ar", "AU:ا CN:ا JP:ا ID:ا TH:ت VN:ف KR:ك LA:ل EG:م"},
        {"zh-Hans", "EG:A AU:A KR:H LA:L JP:R TH:T ID:Y VN:Y CN:Z"},
        {"zh-Hant", "CN:4劃 JP:4劃 ID:6劃 KR:9劃 EG:10劃 TH:10劃 VN:12劃 LA:15劃 AU:16劃"},
        {"fa", "AU:ا ID:ا TH:ت CN:چ JP:ژ KR:ک LA:ل EG:م VN:و"},
        {"fa-AF", "AU:ا ID:ا TH:ت JP:ج CN:چ KR:ک LA:ل EG:م VN:و"},
        {"ur", "ID:ا AU:ا TH:ت JP:ج KR:ج CN:چ LA:ل EG:م VN:و"},
        {"hi", "ID:इ AU:ऑ CN:च JP:ज TH:थ KR:द EG:म LA:ल VN:व"},
        {"bn", "AU:অ ID:ই CN:চ JP:জ TH:থ KR:দ VN:ভ EG:ম LA:ল"},
        {"ne", "AU:अ EG:इ ID:इ CN:च JP:ज TH:थ KR:द VN:भ LA:ल"},
        {"si", "ID:ඉ EG:ඊ AU:ඕ CN:ච JP:ජ TH:ත KR:ද LA:ල VN:ව"},
        {"ta", "AU:ஆ ID:இ EG:எ CN:ச TH:த KR:த LA:ல VN:வ JP:ஜ"},
        {"th", "KR:ก CN:จ JP:ญ TH:ท LA:ล VN:ว AU:อ ID:อ EG:อ"},
        {"lo", "KR:ກ CN:ຈ JP:ຍ TH:ທ LA:ລ VN:ຫ AU:ອ ID:ອ EG:ອ"},
        {"km", "KR:ក CN:ច JP:ជ TH:ថ VN:វ LA:ឡ AU:អ EG:អ ID:ឥ"},
        {"my", "JP:ဂ CN:တ KR:တ TH:ထ VN:ဗ LA:လ EG:အ AU:အ ID:အ"},
        {"vi", "EG:A AU:A KR:H ID:I LA:L JP:N TH:T CN:T VN:V"},
        {"ja", "ID:あ EG:あ AU:あ TH:た VN:は LA:ら KR:他 CN:他 JP:他"},
        {"ko", "KR:ㄷ LA:ㄹ VN:ㅂ AU:ㅇ EG:ㅇ ID:ㅇ JP:ㅇ CN:ㅈ TH:ㅌ"},
        {"mn", "AU:А VN:В EG:Е ID:И LA:Л KR:Ө TH:Т CN:Х JP:Я"},
        {"fil", "AU:A CN:C EG:E ID:I JP:J LA:L TH:T KR:T VN:V"},
        {"tr", "AU:A CN:Ç ID:E KR:G JP:J LA:L EG:M TH:T VN:V"},
        {"pt", "AU:A CN:C KR:C EG:E ID:I JP:J LA:L TH:T VN:V"},
    };
    static char room[COUNT_OF(codes)][NAME_SIZE];
    const char *names[COUNT_OF(codes)];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        for (size_t k = 0; k < COUNT_OF(codes); k++) {
            name_country(codes[k], rows[i].lang, room[k]);
            names[k] = room[k];
        }
        if (!CHECK_STR(indexed(rows[i].lang, names, codes, COUNT_OF(codes)), rows[i].index))
            printf("    %s\n", rows[i].lang);
    }
}

#define INDEXED(lang, names) indexed(lang, names, names, COUNT_OF(names))

static void letters_with_marks_stand_where_the_language_has_them(void) {
    static const char *const names[] = {"Åland", "Çin", "Irak", "İran", "Đồng", "Zambia", "Ñandú", "Côte"};
    CHECK_STR(INDEXED("en", names), "Åland:A Çin:C Côte:C Đồng:D Irak:I İran:I Ñandú:N Zambia:Z");
    CHECK_STR(INDEXED("sv", names), "Çin:C Côte:C Đồng:D Irak:I İran:I Ñandú:N Zambia:Z Åland:Å");
    CHECK_STR(INDEXED("tr", names), "Åland:A Côte:C Çin:Ç Đồng:D Irak:I İran:İ Ñandú:N Zambia:Z");
    CHECK_STR(INDEXED("vi", names), "Åland:A Çin:C Côte:C Đồng:Đ Irak:I İran:I Ñandú:N Zambia:Z");
    CHECK_STR(INDEXED("es", names), "Åland:A Çin:C Côte:C Đồng:D Irak:I İran:I Ñandú:Ñ Zambia:Z");
}

static void what_is_written_before_a_letter_does_not_move_its_name(void) {
    static const char *const thai[] = {"เวียดนาม", "วานูอาตู", "ไทย", "โตโก", "ตุรกี"};
    static const char *const lao[] = {"ໄທ", "ທອງກາ", "ເນປານ", "ນາອູຣູ"};
    static const char *const latin[] = {"‘Eua", "Fiji", "(The) Gambia", "Austria"};
    CHECK_STR(INDEXED("th", thai), "ตุรกี:ต โตโก:ต ไทย:ท วานูอาตู:ว เวียดนาม:ว");
    CHECK_STR(INDEXED("lo", lao), "ທອງກາ:ທ ໄທ:ທ ນາອູຣູ:ນ ເນປານ:ນ");
    CHECK_STR(INDEXED("en", latin), "Austria:A ‘Eua:E Fiji:F (The) Gambia:T");
}

static void letters_that_an_index_lacks_are_letters_all_the_same(void) {
    static const char *const hindi[] = {"ऑस्ट्रेलिया", "एशिया", "कतर"};
    static const char *const tamil[] = {"ஜப்பான்", "வியட்நாம்", "ஹாங்காங்"};
    static const char *const khmer[] = {"អ៊ីរ៉ង់", "ឥណ្ឌា", "អាហ្វហ្កានីស្ថាន", "អូស្ត្រាលី"};
    CHECK_STR(INDEXED("hi", hindi), "एशिया:ए ऑस्ट्रेलिया:ऑ कतर:क");
    CHECK_STR(INDEXED("ta", tamil), "வியட்நாம்:வ ஜப்பான்:ஜ ஹாங்காங்:ஹ");
    CHECK_STR(INDEXED("km", khmer), "អាហ្វហ្កានីស្ថាន:អ អ៊ីរ៉ង់:អ អូស្ត្រាលី:អ ឥណ្ឌា:ឥ");
}

static void other_scripts_stand_under_letters_of_their_own(void) {
    static const char *const names[] = {"3M",     "Fiji", "العراق", "ไทย", "한국",
                                        "Россия", "日本", "Égypte", "ගාලු"};
    CHECK_STR(INDEXED("en", names), "3M:# Égypte:E Fiji:F Россия:Р العراق:ا ගාලු:ග ไทย:ท 한국:ㅎ 日本:漢");
    CHECK_STR(INDEXED("ar", names), "3M:# العراق:ا Égypte:E Fiji:F Россия:Р ගාලු:ග ไทย:ท 한국:ㅎ 日本:漢");
    CHECK_STR(INDEXED("ko", names), "3M:# 日本:ㅇ 한국:ㅎ Égypte:E Fiji:F Россия:Р العراق:ا ගාලු:ග ไทย:ท");
    CHECK_STR(INDEXED("ja", names), "3M:# Égypte:E Fiji:F 日本:他 Россия:Р العراق:ا ගාලු:ග ไทย:ท 한국:ㅎ");
}

// Latin and Chinese names share the letters of pinyin; traditional ones are found by their strokes.
static void chinese_names_stand_by_sound_or_strokes(void) {
    static const char *const names[] = {"中国", "Zambia", "阿富汗", "Albania", "日本", "法国"};
    CHECK_STR(INDEXED("zh-Hans", names), "阿富汗:A Albania:A 法国:F 日本:R 中国:Z Zambia:Z");
    CHECK_STR(INDEXED("zh", names), "阿富汗:A Albania:A 法国:F 日本:R 中国:Z Zambia:Z");
    static const char *const traditional[] = {"中國", "Zambia", "丹麥", "法國", "一號"};
    CHECK_STR(INDEXED("zh-Hant", traditional), "一號:1劃 中國:4劃 丹麥:4劃 法國:8劃 Zambia:Z");
    CHECK_STR(INDEXED("zh-HK", traditional), "一號:1劃 中國:4劃 丹麥:4劃 法國:8劃 Zambia:Z");
}

static void kana_stand_in_rows_and_hangul_by_initials(void) {
    static const char *const kana[] = {"ガーナ", "カナダ", "おきなわ", "オマーン", "ペルー", "ンジャメナ"};
    static const char *const hangul[] = {"가나", "까미노", "나우루", "한국"};
    CHECK_STR(INDEXED("ja", kana), "おきなわ:あ オマーン:あ ガーナ:か カナダ:か ペルー:は ンジャメナ:わ");
    CHECK_STR(INDEXED("ko", hangul), "가나:ㄱ 까미노:ㄱ 나우루:ㄴ 한국:ㅎ");
}

static void an_index_of_nothing_and_of_broken_names_is_made(void) {
    static const char *const names[] = {"\xFF\xFE", "", "…", "a"};
    static const char *const marks[] = {"0", "1", "2", "3"};
    CHECK_STR(indexed("en", names, marks, 0), "");
    CHECK_CONTAINS(indexed("th", names, marks, 4), "1:#");
    CHECK_CONTAINS(indexed("zz-Zzzz", names, marks, 4), "3:A");
    Arena arena;
    arena_init(&arena, 8);
    size_t order[4];
    const char *letters[4];
    Collation *collation = collation_open("en");
    CHECK(!collation_index(collation, &arena, names, 4, order, letters));
    collation_close(collation);
    arena_finish(&arena);
}

TEST_MAIN(TEST(each_language_has_its_members_under_its_own_letters),
          TEST(letters_with_marks_stand_where_the_language_has_them),
          TEST(what_is_written_before_a_letter_does_not_move_its_name),
          TEST(letters_that_an_index_lacks_are_letters_all_the_same),
          TEST(other_scripts_stand_under_letters_of_their_own), TEST(chinese_names_stand_by_sound_or_strokes),
          TEST(kana_stand_in_rows_and_hangul_by_initials),
          TEST(an_index_of_nothing_and_of_broken_names_is_made),
          TEST(marks_do_not_move_a_name_to_another_letter), TEST(each_language_has_its_own_order),
          TEST(capitals_and_small_letters_stand_together), TEST(numbers_stand_by_their_value),
          TEST(equal_names_keep_their_order), TEST(an_unknown_language_has_an_order_too),
          TEST(nothing_is_sorted_without_complaint), TEST(long_names_and_broken_bytes_are_sorted),
          TEST(a_name_is_found_under_its_first_letter_as_a_capital),
          TEST(what_stands_before_the_first_letter_does_not_count),
          TEST(names_without_a_letter_are_found_under_a_sign), TEST(other_scripts_have_their_own_letters))
