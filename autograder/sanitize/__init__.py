"""What students wrote and what their code put out, made safe for those who open it.

An autograded notebook is opened in JupyterLab, shown by nbgrader's formgrader on the same origin as JupyterLab (so that
a script in it could run code as the instructor), and turned into a feedback page. What goes in:

    text       no terminal escapes but colours, no control characters, no overrides of the reading direction
    pictures   PNG and JPEG that are what they say, of sane size
    html       outputs in HTML: sanitised by nh3, and checked
    markdown   text cells: as they were written if they render to harmless HTML, defused if not
    notebook   all of it, applied to the cells of one graded notebook
"""
