"""nbgrader's gradebook, and everything that writes it or the folder `autograded/`.

`nbgrader`   nbgrader's configuration of a course; the cells of a source go into the gradebook
`database`   opening it, alone or with other graders
`recorder`   one graded submission into the gradebook and into `autograded/`
`recorded`   what the gradebook has, to be held against that
`lateness`   due dates, extensions, and how late a submission is; `penalties` what that costs
`students`   their names
`changes`    exercises that come in or go out after grading; `renaming` another name for an assignment
"""
