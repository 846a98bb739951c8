"""From and to a learning platform: submissions in, grades and feedback out.

platforms   what is known about each platform
lists       who is who: the course's own export from a platform, or students.csv
worksheet   the columns of Moodle's grading worksheet, in any language
times       times as platforms write them
gradescope  who has handed in what, as Gradescope's export says it
names       what the names in a downloaded archive say: whose, which file, late or not
sorting     whose notebook each file of an archive is
collecting  the archive's notebooks into submitted/, with the time of handing in
record      what was collected from where, kept for the way back
grades      grades in the form that the platform imports
returning   feedback pages in the form that the platform takes back
"""
