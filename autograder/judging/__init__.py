"""The verdict. The only room in which points are decided; the student's code is at the other end of an endpoint.

`judge`           one exercise: its hidden tests, and what is recognised
`hidden_tests`    what a hidden test is written with; `loading` finds them in their files
`proxies`         the student's function, and the reference, as a hidden test sees them
`laws/`           what holds for every answer, such as leaving arguments alone
`carry_forward`   right versions in place of earlier answers that went wrong
`counterexamples` a smaller failing example; `shrinking` makes it smaller
"""

from autograder import _moved

__getattr__ = _moved.names_in(__name__, {"AnswerKey": "answer_key", "current_answer_key": "answer_key"})
