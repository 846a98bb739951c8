"""The wrong answers whose feedback is compared: some of the course's misconceptions, and some that are in no bank."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course import answer_bank
from autograder.course.layout import Assignment
from autograder.errors import CourseError


@dataclass(frozen=True)
class Case:
    """One wrong answer. `kept` names a misconception of the course; `code` is the answer if it is none."""

    name: str  # of the picture
    notebook: str
    exercise: str
    title: str
    said: str  # what the two other tools tell the student
    ours: str  # what this engine says, whether it recognises the mistake or not
    kept: str = ""
    code: str = ""

    def answer(self, assignment: Assignment) -> str:
        """The text of the answer cell."""
        if not self.kept:
            return self.code.strip() + "\n"
        for entry in answer_bank.misconceptions(assignment, self.exercise):
            if entry.name == self.kept:
                return entry.code
        raise CourseError(f"{self.exercise} has no misconception {self.kept!r}; change {__file__}.")


_NO_KEEPDIMS = """
def log_sum_exp(logp):
    largest = logp.max(axis=-1)
    total = np.exp(logp - largest).sum(axis=-1)
    return largest + np.log(total)
"""

_GAPS_FILLED = """
def iteration(fixed, ratings, weight):
    K = fixed.shape[0]
    filled = ratings.copy()
    for row in filled:
        row[row == 0] = row[row != 0].mean()
    left_side = fixed @ fixed.T + weight * np.eye(K)
    return np.linalg.solve(left_side, fixed @ filled.T)
"""

_DROPOUT = """
class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.dropout = nn.Dropout(0.2)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, images):
        images = self.pool(torch.relu(self.conv1(images)))
        images = self.pool(torch.relu(self.conv2(images)))
        images = torch.relu(self.fc1(images.flatten(1)))
        images = torch.relu(self.fc2(self.dropout(images)))
        return self.fc3(images)
"""

_SEED_UNUSED = """
def shuffle(images, seed):
    order = torch.randperm(32 * 32)
    flat = images.reshape(-1, 3, 32 * 32)
    return flat[:, :, order].reshape(-1, 3, 32, 32)
"""

CASES = (
    Case(
        "density-first",
        "mixture_models",
        "logprob",
        "The density first, then its logarithm",
        said=(
            "The two others show six times -inf beside the wanted values and the sentence that the "
            "density is 0.0 far from the cluster; nbgrader fails a further test because of a warning."
        ),
        ours="shows the values and says where to look: where the infinity comes from.",
        kept="takes_the_log_of_the_density",
    ),
    Case(
        "one-maximum",
        "mixture_models",
        "log_sum_exp",
        "One maximum for all rows",
        said=(
            "The two others show -inf beside the wanted values of five rows and say that each row needs a "
            "maximum of its own."
        ),
        ours="shows the values and says where to look: where the infinity comes from.",
        kept="one_maximum_for_all_rows",
    ),
    Case(
        "shapes-that-do-not-fit",
        "mixture_models",
        "log_sum_exp",
        "Shapes that do not fit: an exception in the student's own line",
        said=(
            "nbgrader shows the traceback down to the student's line and NumPy's message about the "
            "shapes; otter-grader shows the message and the line of the test."
        ),
        ours="gives the call, NumPy's message and the student's own line.",
        code=_NO_KEEPDIMS,
    ),
    Case(
        "missing-counted",
        "matrix_factorization",
        "mse",
        "Missing ratings counted as zeros",
        said=(
            "The two others show 6.2 beside 2.97, and say that one should check which entries enter the "
            "sum and what it is divided by."
        ),
        ours="gives the two values and says to look at which entries enter the sum and what it is divided by.",
        kept="counts_the_missing",
    ),
    Case(
        "missing-fitted",
        "matrix_factorization",
        "iteration",
        "Missing ratings fitted as zeros",
        said=(
            "The two others show the beginnings of two matrices and say that one should check which "
            "columns enter the sums."
        ),
        ours="gives the first value that differs and says to look at which columns enter the sums.",
        kept="missing_ratings_as_zeros",
    ),
    Case(
        "gaps-filled",
        "matrix_factorization",
        "iteration",
        "Gaps filled with the mean of their row",
        said=(
            "The two others show the beginnings of two matrices, say that one should check which columns "
            "enter the sums, and show that a row without ratings gives nan."
        ),
        ours=(
            "gives small examples with what was wanted, says to look at which columns enter the sums, "
            "and where the nan comes from."
        ),
        code=_GAPS_FILLED,
    ),
    Case(
        "softmax",
        "neural_networks",
        "CNN",
        "A softmax at the end",
        said=(
            "The two others show the beginnings of two matrices of logits and say that one should check "
            "what comes between the layers and after the last one."
        ),
        ours="says that the logits look like what a softmax makes of them.",
        kept="softmax_at_the_end",
    ),
    Case(
        "dropout",
        "neural_networks",
        "CNN",
        "A dropout layer that nobody asked for",
        said=(
            "The two others show the beginnings of two matrices of logits, and their message mentions the "
            "training mode."
        ),
        ours="gives the first logit that differs and points to the table of layers.",
        code=_DROPOUT,
    ),
    Case(
        "gradients-never-zeroed",
        "neural_networks",
        "train",
        "Gradients that are never set back to zero",
        said=(
            "The two others show, test by test, the wrong and the wanted weights in full, and say that "
            "one should check what one step leaves behind for the next."
        ),
        ours="gives the first weight that differs and says to look at what one step leaves behind for the next.",
        kept="gradients_never_zeroed",
    ),
    Case(
        "seed-unused",
        "neural_networks",
        "shuffle",
        "A seed that is not used",
        said=("The two others say that two calls with the same seed gave two orders."),
        ours="says the same: two orders from two calls, wanted was one, look at where the chance comes from.",
        code=_SEED_UNUSED,
    ),
)
