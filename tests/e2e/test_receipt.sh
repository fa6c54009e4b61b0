#!/bin/sh
# The process that writes a receipt, as systemd starts it: what is mounted read-only is made writable for it alone, and is read-only
# again when it has ended. In a mount name space of its own.
exec unshare -m "${PYTHON:-python3}" "$(dirname "$0")/receipt.py" "$BALAI_PROGRAM"
