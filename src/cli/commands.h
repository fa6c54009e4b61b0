// The commands. argv[0] is the command's name; each returns the program's exit code.
#pragma once

int cli_run(int argc, char **argv);
int cli_render(int argc, char **argv);
int cli_screens(int argc, char **argv);
int cli_languages(int argc, char **argv);
int cli_preview(int argc, char **argv);
int cli_play(int argc, char **argv);
int cli_audit(int argc, char **argv);
int cli_fonts(int argc, char **argv);
int cli_new(int argc, char **argv);
int cli_pack(int argc, char **argv);
int cli_keygen(int argc, char **argv);
int cli_verify(int argc, char **argv);
int cli_install(int argc, char **argv);
int cli_status(int argc, char **argv);
int cli_rollback(int argc, char **argv);
int cli_first_picture(int argc, char **argv);
