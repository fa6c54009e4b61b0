#include "common.h"

void sheet_take_draw(const Stage *stage, const Ui *ui) {
    (void)stage, (void)ui;
}
