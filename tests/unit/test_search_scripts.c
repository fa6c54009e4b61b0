// The search in the scripts of the region: typed as its readers type, found in whatever language says it.
#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "desk.h"
#include "search/search.h"
#include "test.h"

// One meeting place in the languages of the region, and readings.
static const char region[] =
    "\"members\": [{\"id\": \"jp\", \"kind\": \"member-state\", \"code\": \"JP\", \"name\": {\"en\": "
    "\"Japan\","
    "  \"ja-Hira\": \"にほん\", \"ja\": \"日本\", \"ar\": \"اليابان\", \"ko\": \"일본\", \"th\": \"ญี่ปุ่น\","
    "  \"zh-Hans\": \"日本\"}},"
    " {\"id\": \"cn\", \"kind\": \"member-state\", \"code\": \"CN\", \"name\": {\"en\": \"China\", \"ja\": "
    "\"中国\","
    "  \"ar\": \"الصين\", \"ko\": \"중국\", \"th\": \"จีน\", \"zh-Hans\": \"中国\", \"fa\": \"چین\"}},"
    " {\"id\": \"kr\", \"kind\": \"member-state\", \"code\": \"KR\", \"name\": {\"en\": \"Republic of "
    "Korea\","
    "  \"ko\": \"대한민국\", \"zh-Hans\": \"大韩民国\", \"ja\": \"大韓民国\", \"fa\": \"جمهوری کره\"}}],"
    "\"documents\": [{\"id\": \"bank\", \"title\": {\"en\": \"Paper\", \"zh-Hans\": \"世界银行报告\","
    "  \"zh-Latn\": \"shijie yinhang baogao\", \"ja\": \"オーストラリアの報告 2016\", \"ar\": \"تقرير ٢٠١٦\","
    "  \"th\": \"รายงานการประชุมรัฐมนตรี\", \"my\": \"အစီရင်ခံစာ\", \"km\": \"របាយការណ៍កិច្ចប្រជុំ\","
    "  \"vi\": \"Đà Nẵng\", \"tr\": \"Kıbrıs\", \"hi\": \"क़ानूनी रिपोर्ट\"}}]";

static const char *find_in_region(const char *text) {
    Desk desk;
    desk_open(&desk, region);
    const char *ids = desk_ask(&desk, text, NULL, 0);
    desk_close(&desk);
    return ids;
}

static void chinese_is_found_by_pinyin(void) {
    CHECK_STR(find_in_region("zhongguo"), "cn");
    CHECK_STR(find_in_region("zhong"), "cn");
    CHECK_STR(find_in_region("zhong guo"), "cn");
    CHECK_STR(find_in_region("guo"), "cn kr");
    CHECK_STR(find_in_region("zg"), "cn");
    CHECK_STR(find_in_region("dhmg"), "kr");
    CHECK_STR(find_in_region("yinhang"), "bank");
    CHECK_STR(find_in_region("shi jie bao gao"), "bank");
    CHECK_STR(find_in_region("国"), "cn kr");
    CHECK_STR(find_in_region("银行"), "bank");
}

static void japanese_is_found_by_kana_and_romaji(void) {
    CHECK_STR(find_in_region("にほ"), "jp");
    CHECK_STR(find_in_region("ニホン"), "jp");
    CHECK_STR(find_in_region("nihon"), "jp");
    CHECK_STR(find_in_region("日本"), "jp");
    CHECK_STR(find_in_region("おーすと"), "bank");
    CHECK_STR(find_in_region("oosuto"), "bank");
    CHECK_STR(find_in_region("osuto"), "bank");
}

static void korean_is_found_while_a_syllable_is_typed(void) {
    static const char *const typed[] = {"ㄷ", "대", "댛", "대하", "대한", "대한ㅁ", "대한미", "대한민국"};
    for (size_t i = 0; i < COUNT_OF(typed); i++)
        CHECK_STR(find_in_region(typed[i]), "kr");
    CHECK_STR(find_in_region("ㄷㅎㅁㄱ"), "kr");
    CHECK_STR(find_in_region("ㅈㄱ"), "cn");
}

static void arabic_and_persian_are_found_however_they_are_typed(void) {
    CHECK_STR(find_in_region("الصين"), "cn");
    CHECK_STR(find_in_region("صين"), "cn");
    CHECK_STR(find_in_region("يابان"), "jp");
    CHECK_STR(find_in_region("چين"), "cn"); // Arabic yeh
    CHECK_STR(find_in_region("جمهوري كره"), "kr");
    CHECK_STR(find_in_region("تقرير 2016"), "bank");
    CHECK_STR(find_in_region("۲۰۱۶"), "bank");
    CHECK_STR(find_in_region("2016"), "bank");
}

static void words_of_scripts_without_spaces_are_found_from_their_beginning(void) {
    CHECK_STR(find_in_region("ประชุม"), "bank");
    CHECK_STR(find_in_region("รัฐมนตรี"), "bank");
    CHECK_STR(find_in_region("ชุม"), "");
    CHECK_STR(find_in_region("จี"), "cn");
    CHECK_STR(find_in_region("កិច្ច"), "bank");
    CHECK_STR(find_in_region("အစီ"), "bank");
}

static void marks_that_are_not_typed_do_not_matter(void) {
    CHECK_STR(find_in_region("da nang"), "bank");
    CHECK_STR(find_in_region("kibris"), "bank");
    CHECK_STR(find_in_region("कानूनी"), "bank");
}

static const char *also_for(const char *text, const char *lang) {
    static char said[512];
    Desk desk;
    desk_open(&desk, region);
    desk_ask(&desk, text, lang, 0);
    snprintf(said, sizeof said, "%s", desk.count ? desk_marked(&desk.hits[0].name) : "nothing");
    snprintf(said + strlen(said), sizeof said - strlen(said), " | %s",
             desk.count ? desk_marked(&desk.hits[0].also) : "nothing");
    desk_close(&desk);
    return said;
}

static void a_reading_finds_and_is_not_shown(void) {
    CHECK_STR(also_for("nihon", "ja"), "日本 | nothing");
    CHECK_STR(also_for("nihon", "en"), "Japan | 日本");
    CHECK_STR(also_for("shijie yinhang", "zh-Hans"), "[世界银行]报告 | nothing");
    CHECK_STR(also_for("zhongg", "zh-Hans"), "[中国] | nothing");
    CHECK_STR(also_for("dhm", "ko"), "대한민국 | [大韩民]国");
    CHECK_STR(also_for("대하", "ko"), "[대한]민국 | nothing");
    CHECK_STR(also_for("صي", "ar"), "[الصي]ن | nothing");
    CHECK_STR(also_for("zh", "en"), "China | [中]国");
    CHECK_STR(also_for("japan", "ja-Hira-x"), "[Japan] | nothing");
}

static const char *ask_in(Desk *desk, const char *text, const char *lang) {
    return desk_ask(desk, text, lang, 0);
}

static void what_the_visitors_languages_say_stands_first(void) {
    Desk desk;
    desk_open(&desk,
              "\"documents\": [{\"id\": \"tr\", \"title\": {\"en\": \"One\", \"tr\": \"Ana\"}},"
              " {\"id\": \"vi\", \"title\": {\"en\": \"Two\", \"vi\": \"Anh\"}},"
              " {\"id\": \"ja\", \"title\": {\"en\": \"Three\", \"ja\": \"穴\", \"ja-Hira\": \"あな\"}},"
              " {\"id\": \"zh\", \"title\": {\"en\": \"Four\", \"zh-Hans\": \"安娜\"}},"
              " {\"id\": \"en\", \"title\": \"Analysis\"}]");
    CHECK_STR(ask_in(&desk, "an", "en"), "en tr vi ja zh");
    CHECK_STR(ask_in(&desk, "an", "vi"), "vi en tr ja zh");
    CHECK_STR(ask_in(&desk, "an", "zh-Hant"), "zh en tr vi ja");
    CHECK_STR(ask_in(&desk, "ana", "ja"), "ja en tr"); // exactly, before the beginning of a word
    CHECK_STR(ask_in(&desk, "an", "en"), "en tr vi ja zh");
    desk_close(&desk);
}

static void initials_stand_behind_what_is_written_out(void) {
    Desk desk;
    desk_open(&desk,
              "\"documents\": [{\"id\": \"long\", \"title\": {\"en\": \"A\", \"zh-Hans\": \"越南语\"}},"
              " {\"id\": \"whole\", \"title\": {\"en\": \"B\", \"zh-Hans\": \"越南\"}},"
              " {\"id\": \"far\", \"title\": {\"en\": \"C\", \"mn\": \"ын\"}},"
              " {\"id\": \"latin\", \"title\": \"Yng\"}]");
    CHECK_STR(ask_in(&desk, "yn", "zh-Hans"), "latin whole long far");
    desk_close(&desk);
}

TEST_MAIN(TEST(chinese_is_found_by_pinyin), TEST(japanese_is_found_by_kana_and_romaji),
          TEST(korean_is_found_while_a_syllable_is_typed),
          TEST(arabic_and_persian_are_found_however_they_are_typed),
          TEST(words_of_scripts_without_spaces_are_found_from_their_beginning),
          TEST(marks_that_are_not_typed_do_not_matter), TEST(a_reading_finds_and_is_not_shown),
          TEST(what_the_visitors_languages_say_stands_first), TEST(initials_stand_behind_what_is_written_out))
