"""What students have handed in, read carefully: none of it is trusted.

`listing`     who has handed in what, by the names of folders; `misplaced` what lies in the wrong place
`folder`      one student's submission as bytes; `files` opens a file without following links or waiting
`archives`    what `nbgrader zip_collect` opens
`parsing`     bytes as a notebook; `rebuilding` the release with the student's answers in it
`receipt`     when it was handed in
"""
