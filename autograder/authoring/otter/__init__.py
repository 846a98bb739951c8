"""Otter's notebooks as source notebooks of nbgrader's, for `autograder adopt`.

`folder`     an assignment: which of its notebooks are otter's, and which files go with them
`blocks`     the cells of a notebook with the blocks that otter marks, in each of its formats
`answers`    `# SOLUTION` and its like as regions of nbgrader's
`cases`      a test with its output as asserts
`points`     what a question and each of its tests earn
`files`      the tests in `tests/*.py` and in a notebook's metadata
`master`     what an author wrote, as cells
`generated`  what otter made of it, as cells
`plain`      a notebook with files of asserts beside it, as cells
`notebook`   what all have in common
`helpers`    what the asserts call: the text of a cell of the notebook, and imported here
"""
