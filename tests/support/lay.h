// Texts laid out for a test, 32 px high in the regular weight.
#pragma once
#include "text/engine.h"

// With the machine's fonts; ends the test where there are none. The caller destroys it.
TextEngine *lay_engine(void);
TextRequest lay_request(const char *string, const char *lang, int max_width, int max_lines);
const Paragraph *lay_text(TextEngine *text, const char *string, int max_width, int max_lines); // English
char *lay_repeated(const char *unit, size_t count); // the caller frees it
