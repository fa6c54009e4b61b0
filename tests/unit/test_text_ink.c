// Lines are as high as what stands on them: no letter reaches out of its line by more than a little, and no
// letter of the region's languages is without a glyph.
#include <ft2build.h>
#include <stdio.h>
#include <string.h>
#include FT_FREETYPE_H
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>
#include "lay.h"
#include "test.h"
#include "text/engine.h"

typedef struct Row {
    const char *lang, *string;
} Row;

static const Row sentences[] = {
    {"en", "Ministerial (Co-Chairs’) Plenary, Éire"},
    {"vi", "Hội nghị Bộ trưởng Tiến trình Bali: TIẾP ĐỨC Ậ Ễ"},
    {"tr", "Bakanlar Konferansı: ŞİMDİ, Çağrı Ğ"},
    {"mn", "Сайд нарын бага хурал, Йордан, Өнөөдөр Үйл"},
    {"ar", "عملية بالي: أُلغيت الجلسة الوزارية، عالٍ"},
    {"fa", "فرایند بالی: جمع‌بندی نشست وزیران، لطفاً"},
    {"ur", "بالی عمل: وزارتی کانفرنس کی انٹیلیجنس، تارکینِ وطن"},
    {"ps", "د بالي پروسه، فلسطیني سيمې ځړۍ"},
    {"hi", "बाली प्रक्रिया मंत्रिस्तरीय सम्मेलन कोई पहुँच र्कि"},
    {"ne", "बाली प्रक्रियाको मन्त्रीस्तरीय सम्मेलन हुनुहुन्छ"},
    {"bn", "বালি প্রক্রিয়ার মন্ত্রী পর্যায়ের সম্মেলন একটু উন্মুক্ত"},
    {"si", "බාලි ක්‍රියාවලියේ අමාත්‍ය සම්මේලනය "
           "වැදගත්"},
    {"ta", "பாலி செயல்முறை அமைச்சர்கள் மாநாடு குறியீட்டில் ஸ்ரீ"},
    {"th", "การประชุมระดับรัฐมนตรี วันนี้ ปั้น ฎู น้ำ กี้"},
    {"lo", "ກອງປະຊຸມລັດຖະມົນຕີ ສະຫຼຸບ ກຳນົດການມື້ນີ້"},
    {"km", "សន្និសីទរដ្ឋមន្ត្រី បច្ចុប្បន្នគ្មាន ប៊ឺមុយដា ស្ត្រី"},
    {"my", "ဘာလီလုပ်ငန်းစဉ် ကြိုဆိုဧည့်ခံပွဲ အာလန်ကျွန်း မြွှု"},
    {"dv", "ބާލީ ޕްރޮސެސް މިނިސްޓަރުންގެ"},
    {"dz", "བཱ་ལི་བྱ་རིམ། གིརཱིན་ལནཌ྄་ བྷྲུ་ནའི"},
    {"zh-Hans", "关于人口偷运和贩运的巴厘进程"},
    {"zh-Hant", "峇里進程部長級會議"},
    {"ja", "バリ・プロセス閣僚会議ひらがな"},
    {"ko", "발리 프로세스 각료회의 뤫"},
};

// How far the ink of a line of 100 px reaches out of its box, px.
static int ink_outside(TextEngine *text, const Paragraph *p, const TextLine *line) {
    int outside = 0;
    for (size_t i = 0; i < line->count; i++) {
        const TextGlyph *glyph = &line->glyphs[i];
        FT_Face ft = fonts_ft(text_fonts(text), glyph->face);
        FT_Set_Char_Size(ft, line->size_64, line->size_64, 72, 72);
        if (!CHECK(!FT_Load_Glyph(ft, glyph->glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))) continue;
        const FT_Glyph_Metrics *metrics = &ft->glyph->metrics;
        if (!metrics->height) continue;
        int top = line->baseline + (int)(glyph->y_64 - metrics->horiBearingY) / 64;
        int bottom = line->baseline + (int)(glyph->y_64 - metrics->horiBearingY + metrics->height) / 64;
        if (-top > outside) outside = -top;
        if (bottom - p->line_height > outside) outside = bottom - p->line_height;
    }
    return outside;
}

static void no_letter_reaches_out_of_its_line(void) {
    static const struct {
        FontWeight weight;
        int leading;
    } styles[] = {
        {WEIGHT_REGULAR, 1400}, {WEIGHT_BOLD, 1400}, {WEIGHT_DISPLAY, 1180}, {WEIGHT_REGULAR, 1180}};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(sentences); i++)
        for (size_t k = 0; k < COUNT_OF(styles); k++) {
            TextRequest r = lay_request(sentences[i].string, sentences[i].lang, 0, 0);
            r.style =
                (TextStyle){.size_64 = 100 * 64, .weight = styles[k].weight, .leading = styles[k].leading};
            const Paragraph *p = text_layout(text, &r);
            REQUIRE(p->line_count == 1);
            int outside = ink_outside(text, p, &p->lines[0]);
            if (!CHECK(outside <= 4)) printf("    %s, style %zu: %d px\n", sentences[i].lang, k, outside);
            CHECK_INT(p->missing, 0);
            CHECK(p->line_height < 320);
        }
    text_destroy(text);
}

// Lines stand no further apart than their words ask for.
static void each_script_has_lines_of_its_own_height(void) {
    static const struct {
        const char *lang;
        int most; // of 100 px at a leading of 118
    } rows[] = {{"en", 118}, {"vi", 126}, {"ar", 185}, {"fa", 175}, {"th", 155},
                {"km", 170}, {"my", 170}, {"lo", 170}, {"hi", 135}, {"zh-Hans", 136},
                {"ja", 136}, {"ko", 136}, {"ur", 320}, {"dz", 200}};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t k = 0; k < COUNT_OF(sentences); k++) {
            if (strcmp(rows[i].lang, sentences[k].lang) != 0) continue;
            TextRequest r = lay_request(sentences[k].string, sentences[k].lang, 0, 0);
            r.style = (TextStyle){.size_64 = 100 * 64, .weight = WEIGHT_DISPLAY, .leading = 1180};
            if (!CHECK(text_layout(text, &r)->line_height <= rows[i].most))
                printf("    %s: %d\n", rows[i].lang, text_layout(text, &r)->line_height);
        }
    text_destroy(text);
}

static void a_tower_of_marks_has_a_line_of_its_height(void) {
    TextEngine *text = lay_engine();
    TextRequest r = lay_request("o\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "en", 0, 0);
    r.style.size_64 = 100 * 64;
    const Paragraph *p = text_layout(text, &r);
    REQUIRE(p->line_count == 1);
    CHECK(ink_outside(text, p, &p->lines[0]) <= 4);
    CHECK(p->line_height < 400);
    text_destroy(text);
}

// Every letter that CLDR says a language is written with, in both weights.
static void every_letter_of_every_language_has_a_glyph(void) {
    static const char *const langs[] = {"en", "id", "ms", "fr", "ar", "zh_Hans", "zh_Hant", "fa", "fa_AF",
                                        "ur", "hi", "bn", "ne", "si", "ta",      "th",      "lo", "km",
                                        "my", "vi", "ja", "ko", "mn", "fil",     "tr",      "pt", "dz",
                                        "ps", "to", "fj", "mi", "sm", "es",      "ru"};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        UErrorCode status = U_ZERO_ERROR;
        ULocaleData *data = ulocdata_open(langs[i], &status);
        USet *letters =
            ulocdata_getExemplarSet(data, NULL, USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &status);
        REQUIRE(U_SUCCESS(status));
        for (int32_t k = 0; k < uset_getRangeCount(letters); k++) {
            UChar32 first, last;
            if (uset_getItem(letters, k, &first, &last, NULL, 0, &status)) continue;
            for (UChar32 letter = first; letter <= last; letter++) {
                char utf8[5] = "";
                int32_t length = 0;
                U8_APPEND_UNSAFE(utf8, length, letter);
                for (int bold = 0; bold < 2; bold++) {
                    TextRequest r = lay_request(utf8, langs[i], 0, 0);
                    r.style.weight = bold ? WEIGHT_BOLD : WEIGHT_REGULAR;
                    if (!CHECK_INT(text_layout(text, &r)->missing, 0))
                        printf("    %s U+%04X\n", langs[i], (unsigned)letter);
                }
            }
            text_begin_frame(text);
        }
        uset_close(letters);
        ulocdata_close(data);
    }
    text_destroy(text);
}

TEST_MAIN(TEST(no_letter_reaches_out_of_its_line), TEST(each_script_has_lines_of_its_own_height),
          TEST(a_tower_of_marks_has_a_line_of_its_height), TEST(every_letter_of_every_language_has_a_glyph))
