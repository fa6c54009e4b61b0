// An organiser's public key on a stick, for a kiosk that has none yet. The reader's side.
#pragma once
#include "base/input.h"
#include "reader/protocol.h"

// The newest file of the stick's first folder whose name ends in ".pub" and that is a key; false where there
// is none.
bool key_file_find(const InputFolder *stick, MessageKeyFound *ret_key);
