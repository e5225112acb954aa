"""Run the command line: ``python -m checklist``."""

import sys

INTERRUPTED = 130  # 128 and the number of the signal, as shells count

try:
    from checklist.cli import main

    status = main()
except KeyboardInterrupt:
    from checklist.terminal import tell

    tell("checklist: avbrutet")
    status = INTERRUPTED
sys.exit(status)
