// Asking for a password. Internal to cli/.
#pragma once
#include "base/err.h"
#include "base/limits.h"

enum {
    PASSWORD_SIZE = LIMIT_PASSWORD_BYTES + 1
};

// As minisign does: from the terminal, where nothing of it shows, and where standard input is none, the next
// line of that. Whoever asks overwrites it (password_forget).
bool password_ask(const char *prompt, char password[PASSWORD_SIZE], Err *err) MUST_USE;
void password_forget(char password[PASSWORD_SIZE]);
