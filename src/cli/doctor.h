// `balai doctor`: what is amiss with this machine, a line each. Internal to cli/, but for main.c.
#pragma once

int cli_doctor(int argc, char **argv);
