"""The notebook of the benchmark that imports PyTorch: three small exercises with hardly any computing.

Exercise 4 trains real networks for ten seconds, which would hide what grading itself costs.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import GRADED, write

NOTEBOOK = "networks"
TESTS = Path(__file__).with_name("networks_tests")  # as tests/<assignment>/ of a course

_SETUP = """import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import sklearn.metrics
import torch
import torchvision
from torch import nn

torch.set_num_threads(1)"""

#: One small picture, as most notebooks have.
PLOT = """rng = np.random.default_rng(0)
figure, axis = plt.subplots(figsize=(6, 3))
axis.plot(np.sort(rng.normal(size=200)))
axis.set(xlabel="rank", ylabel="value")
plt.show()"""

_ANSWERS = {
    "count_parameters": '''def count_parameters(model):
    """How many numbers a model learns."""
    ### BEGIN SOLUTION
    return sum(parameter.numel() for parameter in model.parameters())
    ### END SOLUTION''',
    "MLP": '''def MLP():
    """A network from 12 inputs over 8 hidden units with ReLU to 3 logits."""
    ### BEGIN SOLUTION
    return nn.Sequential(nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 3))
    ### END SOLUTION''',
    "shuffle": '''def shuffle(images, seed):
    """The pixels of all images, (N, P), in one random order that the seed gives."""
    ### BEGIN SOLUTION
    order = torch.randperm(images.shape[1], generator=torch.Generator().manual_seed(seed))
    return images[:, order]
    ### END SOLUTION''',
}

_VISIBLE = {
    "count_parameters": "assert count_parameters(nn.Linear(3, 2)) == 8",
    "MLP": "assert MLP()(torch.zeros(5, 12)).shape == (5, 3)",
    "shuffle": "assert shuffle(torch.arange(6.0).reshape(2, 3), 0).sum() == 15.0",
}

#: A mistake that a student makes, by exercise; what it earns stands beside it.
MISTAKES = {
    "count_parameters": ("def count_parameters(model):\n    return len(list(model.parameters()))\n", 1.0),
    "MLP": ("def MLP():\n    return nn.Sequential(nn.Linear(12, 8), nn.Linear(8, 3))\n", 1.0),
}


def write_source(path: Path) -> None:
    """Write the notebook as a source notebook of a course."""
    nb = nbformat.v4.new_notebook()
    nb.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nb.cells = [
        nbformat.v4.new_markdown_cell("# Networks", id="title"),
        nbformat.v4.new_code_cell(_SETUP, id="setup", metadata={"tags": ["setup"]}),
        nbformat.v4.new_code_cell("from autograder import score", id="instructor", metadata={"tags": ["instructor"]}),
        nbformat.v4.new_code_cell(PLOT, id="plot"),
    ]
    for name, answer in _ANSWERS.items():
        graded = f'{_VISIBLE[name]}\n\n### BEGIN HIDDEN TESTS\nscore("{name}")\n### END HIDDEN TESTS'
        nb.cells += [_cell(name, answer), _cell(GRADED + name, graded, points=3)]
    write(nb, path)


def _cell(grade_id: str, source: str, points: float | None = None) -> NotebookNode:
    graded = points is not None
    meta = {"grade": graded, "grade_id": grade_id, "locked": graded, "solution": not graded, "task": False}
    meta |= {"schema_version": 3} | ({"points": points} if graded else {})
    return nbformat.v4.new_code_cell(source, id=grade_id, metadata={"nbgrader": meta})
