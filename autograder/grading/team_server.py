"""What the process from which workers are forked loads before it forks: answer keys, and all that they import.

It is imported there, by name, and finds what to load in the environment. See autograder.workers.processes.begin.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
import warnings

from autograder.grading import submission
from autograder.guest import syscalls
from autograder.workers.processes import SETTINGS

if SETTINGS in os.environ:
    if sys.platform == "linux":
        syscalls.end_with_parent(signal.SIGKILL)  # who, if killed, cannot tell us to end
    warnings.simplefilter("ignore")
    gc.disable()  # what is loaded stays
    with contextlib.suppress(Exception):  # which the first submission meets again, and gives back
        for each in json.loads(os.environ[SETTINGS]):
            submission.load_keys(**each)
    gc.enable()
    gc.collect()
    gc.freeze()  # so that the children's collectors do not write to, and thereby copy, what is shared
