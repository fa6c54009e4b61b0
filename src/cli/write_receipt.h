// The process that writes a receipt to a stick: `balai write-receipt`, which nobody types.
#pragma once

int cli_write_receipt(int argc, char **argv);
