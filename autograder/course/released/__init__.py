"""What `autograder build` puts beside the notebooks, as the package `visible_checks`: students have no engine.

`visible_checks`  the face, which becomes the package itself; `checks`, `calls`, `demonstrations`, `progress` behind it
`comparing`       how two values differ, in words; `describing` for one of them, `tables` for pandas, `times` for dates
`values`          whatever a student's function gave as plain values, which can be compared

The grader compares with `comparing` too, so that a student reads one explanation of one mistake. All of it runs with
NumPy alone; autograder/course/visible_checks.py says how the copies are made.
"""
