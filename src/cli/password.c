#include "cli/password.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Byte by byte: what follows the line may be the next answer's.
static bool read_line(char password[PASSWORD_SIZE]) {
    size_t at = 0;
    char letter = 0;
    while (read(STDIN_FILENO, &letter, 1) == 1) {
        if (letter == '\n') {
            password[at] = 0;
            return true;
        }
        if (at == PASSWORD_SIZE - 1 || !letter) return false;
        if (letter != '\r') password[at++] = letter;
    }
    password[at] = 0;
    return at > 0;
}

static bool read_hidden(const char *prompt, char password[PASSWORD_SIZE]) {
    struct termios shown, hidden;
    if (tcgetattr(STDIN_FILENO, &shown)) return read_line(password);
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    fputs(prompt, stderr);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    bool read = read_line(password);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    fputc('\n', stderr);
    return read;
}

bool password_ask(const char *prompt, char password[PASSWORD_SIZE], Err *err) {
    if (isatty(STDIN_FILENO) ? read_hidden(prompt, password) : read_line(password)) return true;
    password_forget(password);
    return err_set(err, ERR_BAD_KEY, "no password was given, or one of more than %d bytes",
                   LIMIT_PASSWORD_BYTES);
}

void password_forget(char password[PASSWORD_SIZE]) {
    explicit_bzero(password, PASSWORD_SIZE);
}
