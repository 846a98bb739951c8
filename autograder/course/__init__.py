"""Where a course's own files are, and what they hold.

`layout`          folders, secret, support files; `lock` one grader of a course at a time
`writing`         puts a file or a folder in place whole
`old_layout`      what lies where version 0.1 kept it
`text`            text of strangers without what a terminal or a reader could be fooled by
`preload`         what is imported before kernels are forked
`notebooks`       notebooks that are trusted: canonical form, exercises, cells; `formats` brings them up to date
`answer_bank`     misconceptions, alternatives, wrong and unseen answers
`visible_checks`  puts the package `released` beside each notebook; how two values differ is said there, for the grader
                  too
"""

from autograder import _moved

__getattr__ = _moved.names_in(__name__, {"Course": "layout", "Assignment": "layout", "unreleased_files": "layout"})
