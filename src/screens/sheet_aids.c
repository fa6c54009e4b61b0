#include "common.h"

void sheet_aids_draw(const Stage *stage, const Ui *ui) {
    (void)stage, (void)ui;
}
