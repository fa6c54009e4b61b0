#include "common.h"

void scene_meeting_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_OPEN, say_address(ui, SCREEN_MEETING, stage->view->id));
    attract_frame(stage, ui, true);
}
