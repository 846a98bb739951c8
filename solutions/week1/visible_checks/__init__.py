"""The public checks of a notebook: what they compare, and what they say.

    @checks_of("double", number=1, points=5)
    def check_double():
        calling(double, [1, 2]).gives([2.0, 4.0])

The function runs when its cell runs. Longer ones stand in the folder `checks`, in a file with the exercise's name:
`public_checks("double", number=1, points=5)` runs the function `check` of that file. A check that passes prints a
line; the first that does not pass prints four and ends the checks: called, got, wanted, look at.

No check ends the notebook's run: what does not pass is printed as an error, and the next cell follows. `demonstration`
does the same for the cells that show something, and `progress` runs all checks again.

You need not read these files to solve the exercises. They decide no points; hidden tests do.
"""

from visible_checks.calls import Call, CheckFailed, calling
from visible_checks.checks import StillWaits, checks_of, public_checks
from visible_checks.demonstrations import demonstration
from visible_checks.progress import progress, written

__all__ = [
    "Call",
    "CheckFailed",
    "StillWaits",
    "calling",
    "checks_of",
    "demonstration",
    "progress",
    "public_checks",
    "written",
]
