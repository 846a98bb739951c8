"""What an author does: a source notebook becomes a release and solutions, and all of it is checked.

`build`      release/ and solutions/ from source/
`scaffold`   a new exercise with its tests, a misconception and an alternative
`samples`    the sample class, and scratch courses to grade it in
`check/`     `autograder check`: everything that can be proven of an assignment
"""
