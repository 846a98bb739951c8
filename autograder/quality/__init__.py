"""How good the hidden tests are: measured on right answers, on wrong ones and on mutants of the reference.

Right and wrong answers are the course's own, or unseen ones: by people who had not seen the tests.

mutation.py      mutants of an answer cell: by cosmic-ray, and by
    numeric.py       operators for numbers and arrays
    confusions.py    operators that take one name, argument or text for another
    statements.py    operators that drop, move and swap statements
    cells.py         the text of a cell beside its syntax tree
equivalents.py   mutants that cannot be told from the reference, with the reason
variants.py      variants of right answers
answers.py       all right and wrong answers of an assignment
first_judging.py what became of answers by people who had not seen the tests, before the tests were changed
pool.py          judges many answers in several processes; worker.py is one of them
measure.py       the measurement; separation.py and stability.py are parts of it
findings.py      what was measured, and what of it must not be
command.py       what the commands print and write; tables.py, plots.py and page.py make it
"""
