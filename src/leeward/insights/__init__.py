"""Statistics on arrays and plain records: no Django, no clock, no I/O. Imports nothing of ours but kernel."""

import os

# Before numpy is loaded: its linear algebra would start a thread for each core, and each would wait for the next small
# matrix in a busy loop. Ten years and thirty tags then cost four times the CPU, on a machine that others share
# (docs/how-we-know.md, Speed). Whoever set it themselves keeps it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
