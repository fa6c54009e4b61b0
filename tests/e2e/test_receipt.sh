#!/bin/sh
# The process that writes a receipt, as systemd starts it: what is mounted read-only is made writable for it alone, and is read-only
# again when it has ended. In a mount name space of its own; in a chroot there is no root to make private first, and nothing is shared.
if unshare -m true 2>/dev/null; then own=private; else own=unchanged; fi
exec unshare -m --propagation $own python3 "$(dirname "$0")/receipt.py" "$BALAI_PROGRAM"
