"""Practice: feedback on what students submit before the due date, within seconds, that is not a grade.

`policy`    how often, how much is shown: what nbgrader_config.py may say, with defaults
`due`       when practice ends
`history`   who has tried what and when, in a database of its own; the gradebook is never touched
`ledger`    the same while a watch runs, and which pages are still to go out
`progress`  which submissions tried an exercise, and who is stuck on one
`places`    where submissions come from and pages go to: nbgrader's exchange, or a folder
`queue`     who is next
`showing`   what a page may say, in one place
`work`      what a worker does: judge a notebook with inputs of practice, write the pages
`watch`     the walk from one to the other, again and again
`overview`  the page for the instructor
"""
