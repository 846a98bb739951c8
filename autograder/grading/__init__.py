"""From what a student has handed in to a result, for one notebook, one submission and a class.

`batch`        a class: what is due, who grades it, what is recorded
`submission`   one submission, as a function of its bytes, the assignment and the secret
`notebook`     one notebook: run the student's cells, have each exercise judged where its graded cell stands
`texts`        what its text says: blank answers, whose a cell is, why a name is missing
`stops`        where a wrong answer stopped, and what it uses in place of its arguments
`timing`, `unjudged`   where the time goes; exercises that no hidden test decides
`experiments`  which cells of the course points do not depend on, so that they can be left out
`settings`     how to grade, as `c.Grade` in nbgrader_config.py says it
`in_notebook`  `score(...)` for the instructor, in a source notebook
`reference_process`, `team_server`   processes that hold the reference, and from which workers are forked
"""

from autograder import _moved

__getattr__ = _moved.names_in(__name__, {"grade": "notebook"})
