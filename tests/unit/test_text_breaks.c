// Where lines end: between the words of each language, never within a syllable, and the ellipsis likewise.
#include <stdio.h>
#include <string.h>
#include "lay.h"
#include "test.h"
#include "text/engine.h"

// Text with a bar at each place where a line may end; spaces stand before the bar.
typedef struct Row {
    const char *lang, *barred;
} Row;

static const Row rows[] = {
    // by ICU's dictionaries
    {"th", "การ|ประชุม|รัฐมนตรี|กระบวนการ|บาหลี|ว่า|ด้วย|การ|ลักลอบ|ขน|คน|เข้า|เมือง"},
    {"lo", "ກອງ|ປະຊຸມ|ລັດຖະມົນຕີ|ຂະບວນ|ການ|ບາ|ຫຼີ|ວ່າ|ດ້ວຍ|ການລັກລອບ"},
    {"km", "សន្និសីទ|រដ្ឋមន្ត្រី|នៃ|ដំណើរការ|បាលី|ស្តី|ពី|ការ|រត់ពន្ធ|មនុស្ស"},
    {"my", "ဝန်ကြီး|အဆင့်|အစည်းအဝေး|တွင်|လူ|ကုန်|ကူး|မှု|တိုက်|ဖျက်|ရေး"},
    // a point or a bracket stays with what it closes or opens
    {"zh-Hans", "关|于|人|口|偷|运、|贩|运|及|“相|关|跨|国|犯|罪”|的|巴|厘|进|程|（第|九|届）。"},
    {"zh-Hant", "關|於|人|口|偷|運、|販|運|及|「相|關|跨|國|犯|罪」|的|峇|里|進|程|（第|九|屆）。"},
    // between phrases: no small letter, no lengthening mark and no point begins a line
    {"ja", "センターへの|アクセスについて、|「ニュース」|を|チェックして|くだ|さい。|（全員）"},
    // at its spaces; a word's particle stays with it, in brackets or not
    {"ko", "인신매매 |방지를 |위한 |발리프로세스|(RSO)의 |각료회의를 |개최합니다."},
    {"vi", "Hội |nghị |Bộ |trưởng |Tiến |trình |Bali |về |buôn |người"},
    {"en", "Co-|Chairs’ |meeting |and/|or |plenary, |Room\u00A05"},
    {"ar", "الجلسة |الوزارية: |منطقة |في |حراك"},
    {"hi", "मंत्रिस्तरीय |सम्मेलन: |सत्र |१२"},
};

// The words of a row, and how many.
static size_t take_words(const char *barred, char words[][64], char *joined) {
    size_t count = 0;
    *joined = 0;
    while (*barred) {
        size_t length = strcspn(barred, "|");
        snprintf(words[count++], 64, "%.*s", (int)length, barred);
        strncat(joined, barred, length);
        barred += length + (barred[length] == '|');
    }
    return count;
}

static void trim(char *word) {
    size_t length = strlen(word);
    while (length && word[length - 1] == ' ')
        word[--length] = 0;
}

// Whether a line consists of words of a row from *at on, which moves behind them.
static bool is_of_words(const char *line, char words[][64], size_t count, size_t *at) {
    char whole[400] = "";
    while (*at < count) {
        strcat(whole, words[(*at)++]);
        char trimmed[400];
        snprintf(trimmed, sizeof trimmed, "%s", whole);
        trim(trimmed);
        if (!strcmp(trimmed, line)) return true;
    }
    return false;
}

static int widest_word(TextEngine *text, const char *lang, char words[][64], size_t count) {
    int widest = 0;
    for (size_t i = 0; i < count; i++) {
        char word[64];
        snprintf(word, sizeof word, "%s", words[i]);
        trim(word);
        TextRequest r = lay_request(word, lang, 0, 0);
        int width = text_layout(text, &r)->width;
        if (width > widest) widest = width;
    }
    return widest;
}

static void lines_end_between_the_words_of_a_language(void) {
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char words[40][64], joined[400];
        size_t count = take_words(rows[i].barred, words, joined);
        int widest = widest_word(text, rows[i].lang, words, count);
        bool seen[40] = {false};
        for (int width = widest; width < widest * 4; width += 3) {
            TextRequest r = lay_request(joined, rows[i].lang, width, 0);
            const Paragraph *p = text_layout(text, &r);
            size_t at = 0;
            CHECK(!p->broken);
            for (size_t k = 0; k < p->line_count; k++) {
                bool sound = is_of_words(p->lines[k].string, words, count, &at);
                if (!CHECK(sound)) printf("    %s at %d: %s\n", rows[i].lang, width, p->lines[k].string);
                if (!sound) break;
                seen[at] = true;
            }
        }
        // Each place is one, not only some of them: where two words stand next to each other in a line's
        // room.
        size_t used = 0;
        for (size_t k = 1; k < count; k++)
            used += seen[k];
        if (!CHECK(used * 2 >= count - 1)) printf("    %s: %zu of %zu\n", rows[i].lang, used, count - 1);
    }
    text_destroy(text);
}

static void the_ellipsis_stands_behind_a_word(void) {
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char words[40][64], joined[400], kept[400];
        size_t count = take_words(rows[i].barred, words, joined);
        int widest = widest_word(text, rows[i].lang, words, count);
        TextRequest whole = lay_request(joined, rows[i].lang, 0, 0);
        int full = text_layout(text, &whole)->width;
        for (int width = widest + 40; width < full; width += 5) {
            TextRequest r = lay_request(joined, rows[i].lang, width, 1);
            const Paragraph *p = text_layout(text, &r);
            REQUIRE(p->line_count == 1 && p->cut);
            snprintf(kept, sizeof kept, "%s", p->lines[0].string);
            char *ellipsis = strstr(kept, "…");
            REQUIRE(ellipsis && !ellipsis[3]);
            *ellipsis = 0;
            size_t at = 0;
            if (!CHECK(is_of_words(kept, words, count, &at)))
                printf("    %s at %d: %s\n", rows[i].lang, width, kept);
            if (!CHECK(p->lines[0].width <= width))
                printf("    %s: %d > %d\n", p->lines[0].string, p->lines[0].width, width);
        }
    }
    text_destroy(text);
}

// Where not even a word has room it is broken between syllables or letters, as a reader would.
static void a_word_without_room_is_broken_between_its_syllables(void) {
    static const Row words[] = {
        {"th", "เข้า|เมื|อ|ง"},     // not behind a vowel that is written first
        {"km", "រ|ដ្ឋ|ម|ន្ត្រី"},     // not before a letter that stands below
        {"my", "အ|စည်း|အ|ဝေး|တွင်"}, // not before a letter that ends a syllable
        {"hi", "प्र|क्रि|या"},      // not within joined letters
        {"ko", "각|료|회|의"},    {"en", "é|t|é"},
    };
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        char parts[40][64], joined[400];
        take_words(words[i].barred, parts, joined);
        TextRequest r = lay_request(joined, words[i].lang, 1, 0);
        const Paragraph *p = text_layout(text, &r);
        char found[400] = "";
        for (size_t k = 0; k < p->line_count; k++) {
            if (k) strcat(found, "|");
            strcat(found, p->lines[k].string);
        }
        CHECK_STR(found, words[i].barred);
    }
    text_destroy(text);
}

// Quotes of an East Asian title are of one width, whichever of them opens it.
static void quotes_that_open_a_chinese_title_are_those_that_close_it(void) {
    TextEngine *text = lay_engine();
    static const char *const titles[][2] = {
        {"“人口偷运”", "zh-Hans"}, {"「人口偷運」", "zh-Hant"}, {"「ニュース」", "ja"}};
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        TextRequest r = lay_request(titles[i][0], titles[i][1], 0, 0);
        const TextLine *line = &text_layout(text, &r)->lines[0];
        REQUIRE(line->count == 6);
        for (size_t k = 1; k < line->count; k++)
            CHECK_INT(line->glyphs[k].face, line->glyphs[0].face);
    }
    TextRequest r = lay_request("“Bali”", "en", 0, 0);
    const TextLine *line = &text_layout(text, &r)->lines[0];
    CHECK_INT(line->glyphs[0].face, line->glyphs[1].face);
    text_destroy(text);
}

// A part in another language breaks by its own rules.
static void a_span_of_another_language_breaks_between_its_words(void) {
    TextEngine *text = lay_engine();
    const char *string = "Plenary: \u2066\U000E0001\U000E0074\U000E0068การประชุมรัฐมนตรี\u2069";
    TextRequest r = lay_request(string, "en", 0, 0);
    r.max_width = text_layout(text, &r)->width * 3 / 4;
    const Paragraph *p = text_layout(text, &r);
    REQUIRE(p->line_count == 2);
    CHECK_STR(p->lines[0].string, "Plenary: การประชุม");
    CHECK_STR(p->lines[1].string, "รัฐมนตรี");
    text_destroy(text);
}

TEST_MAIN(TEST(lines_end_between_the_words_of_a_language), TEST(the_ellipsis_stands_behind_a_word),
          TEST(a_word_without_room_is_broken_between_its_syllables),
          TEST(quotes_that_open_a_chinese_title_are_those_that_close_it),
          TEST(a_span_of_another_language_breaks_between_its_words))
