"""From and to a learning platform: submissions in, grades and feedback out.

lists       who is who: the course's own export from Moodle or Canvas, or students.csv
names       what the names in a downloaded archive say: whose, which file, late or not
sorting     whose notebook each file of an archive is
collecting  the archive's notebooks into submitted/, with the time of handing in
record      what was collected from where, kept for the way back
lateness    due dates, extensions and penalties, all of them nbgrader's
grades      grades in the form that the platform imports
returning   feedback pages in the form that the platform takes back
command     what the commands print
"""
