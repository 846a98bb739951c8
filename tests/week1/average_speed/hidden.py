"""What `average_speed` is graded by: its value, which is the same for everybody.

So it is kept for the end: practice would tell by trying.
"""

from autograder.testing import agree_probe, hidden


@hidden("average_speed", points=2, practice=False)
def speed_of_the_week(answer, reference, rng):
    """The speed is that of the whole week, in kilometres per hour."""
    look_at = "what is added up before it is divided, and the unit of the time"
    agree_probe(answer, reference, "average_speed", called="average_speed", look_at=look_at, rtol=1e-9)
