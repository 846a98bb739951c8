"""Exercise 4 as a whole: the sample class, the known results, and the reference against independent libraries."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.special import logsumexp, softmax
from scipy.stats import norm
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error

from autograder.authoring import samples
from autograder.authoring.build import build_release
from autograder.course.layout import Course
from autograder.course.notebooks import exercises, read
from autograder.gradebook.nbgrader import generate_feedback
from autograder.grading.batch import grade_class, prepare
from autograder.judging import reference

COURSE = Course(Path(__file__).resolve().parents[3])
ASSIGNMENT = COURSE.assignment("exercise4")
SAMPLES = samples.load(ASSIGNMENT)


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty gradebook, which nbgrader takes seconds to make."""
    course = samples.scratch_course(COURSE, tmp_path_factory.mktemp("prepared") / "course")
    prepare(course.assignment("exercise4"))
    return course.root / "gradebook.db"


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{entry.student} {entry.story}" for entry in SAMPLES])
def test_a_sample_earns_what_it_was_made_to_earn(sample: samples.Sample, gradebook: Path, tmp_path: Path) -> None:
    assignment = samples.scratch_course(COURSE, tmp_path / "course").assignment("exercise4")
    with (assignment.course.root / "nbgrader_config.py").open("a") as config:  # one sample waits for the limit
        config.write("\nc.Grade.call_timeout = 5\n")
    works = samples.write_class(assignment, [sample])
    shutil.copyfile(gradebook, assignment.course.root / "gradebook.db")
    (result,) = grade_class(assignment, [sample.student])
    assert result.needs_a_person == any(notebook.unread for notebook in result.notebooks)
    assert samples.surprises([result], works) == []
    assert generate_feedback(assignment, sample.student) == ""
    pages = list((assignment.course.root / "feedback" / sample.student / assignment.name).glob("*.html"))
    assert len(pages) == len(result.notebooks)
    files = [*assignment.tests.glob("*/hidden.py"), *(assignment.tests.glob("*.py"))]
    hidden = [line for path in files for line in _code_lines(path)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not [line for line in hidden if line in text]
        assert "Traceback" not in text
        assert "MARK SCHEME" not in text


def _code_lines(path: Path) -> list[str]:
    """Telling lines of a hidden-test file that are no docstrings: those are what students read."""
    text = path.read_text(encoding="utf-8")
    shown = {
        line.strip()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        for line in (ast.get_docstring(node) or "").splitlines()
    }
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if len(line) >= 30 and line not in shown and not line.startswith(('"""', '"'))]


def test_the_sample_class_covers_what_it_should() -> None:
    stories = " ".join(entry.story for entry in SAMPLES)
    assert len(SAMPLES) >= 12
    for word in ("Everything right", "release as it was", "other styles", "misconception", "ends the process"):
        assert word in stories
    for word in ("never ends", "Deleted", "copied", "skip-execution", "cut off"):
        assert word in stories


def test_the_points_sum_to_a_hundred() -> None:
    notebooks = {name: exercises(read(ASSIGNMENT.source / f"{name}.ipynb")) for name in ASSIGNMENT.notebooks}
    points = {name: sum(exercise.points for exercise in found) for name, found in notebooks.items()}
    assert points == {"matrix_factorization": 40, "mixture_models": 20, "neural_networks": 40}


@pytest.mark.parametrize(
    ("notebook", "printed"),
    [
        ("mixture_models", "-1249.3095"),
        ("mixture_models", "-1247.1291"),
        ("mixture_models", "density 0.0"),
        ("mixture_models", "[nan nan]"),
        ("mixture_models", "[0.10152327 0.89847673]"),
        ("mixture_models", "exactly 0.0 from D = 526 on"),
        ("matrix_factorization", "gaps left out    0.4"),
        ("matrix_factorization", "gaps as zeros    6.1"),
        ("neural_networks", "62,006 parameters"),
        ("neural_networks", "402,250 parameters"),
        ("neural_networks", "shuffled pictures: the CNN is behind the MLP: True"),
        ("neural_networks", "shuffling changes the MLP's accuracy by less than 5: True"),
    ],
)
def test_a_solution_prints_the_known_result(notebook: str, printed: str) -> None:
    cells = read(ASSIGNMENT.solutions / f"{notebook}.ipynb").cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    text = "\n".join(output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in outputs)
    assert printed in text


# That the solutions are the same wherever they are run is what `autograder check` compares.
def test_the_release_is_the_same_bytes_wherever_it_is_built(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_release(ASSIGNMENT, tmp_path / name)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) >= 6
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


@pytest.fixture(scope="module")
def mixture() -> dict[str, Any]:
    return reference.load(ASSIGNMENT, "mixture_models", str(ASSIGNMENT.source))


@pytest.fixture(scope="module")
def factorization() -> dict[str, Any]:
    return reference.load(ASSIGNMENT, "matrix_factorization", str(ASSIGNMENT.source))


def test_logprob_is_scipys_normal_density(mixture: dict[str, Any]) -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        x, mu, sig, pi = rng.normal(size=(3, 4)), rng.normal(), rng.uniform(0.01, 9), rng.uniform(0.01, 1)
        np.testing.assert_allclose(mixture["logprob"](x, mu, sig, pi), np.log(pi) + norm.logpdf(x, mu, sig), rtol=1e-10)


def test_log_sum_exp_is_scipys(mixture: dict[str, Any]) -> None:
    rng = np.random.default_rng(1)
    for scale in (1, 1e2, 1e4):
        logp = rng.uniform(-scale, scale, size=(50, 4, 5))
        np.testing.assert_allclose(mixture["log_sum_exp"](logp), logsumexp(logp, axis=-1), rtol=1e-12)


def test_responsibilities_are_scipys_softmax(mixture: dict[str, Any]) -> None:
    rng = np.random.default_rng(2)
    clusters = [(rng.normal(), rng.uniform(0.1, 2), pi) for pi in (0.2, 0.3, 0.5)]
    x = rng.normal(scale=30, size=100)
    logp = np.stack([np.log(pi) + norm.logpdf(x, mu, sig) for mu, sig, pi in clusters], axis=-1)
    np.testing.assert_allclose(mixture["responsibilities"](x, clusters), softmax(logp, axis=-1), rtol=1e-9, atol=1e-300)


def test_mean_log_density_is_scipys_negative_entropy(mixture: dict[str, Any]) -> None:
    for D in (1, 2, 526, 10**6):
        assert mixture["mean_log_density"](D) == pytest.approx(-D * norm.entropy(), rel=1e-12)


def test_a_half_step_is_one_ridge_regression_per_row(factorization: dict[str, Any]) -> None:
    rng = np.random.default_rng(3)
    fixed, weight = rng.normal(size=(3, 12)), 0.7
    ratings = rng.integers(1, 6, size=(9, 12)) * (rng.random((9, 12)) < 0.5).astype(float)
    ratings[4] = 0
    got = factorization["iteration"](fixed, ratings, weight)
    for row, column in zip(ratings, got.T, strict=True):
        seen = row != 0
        wanted = np.zeros(3)
        if seen.any():
            wanted = Ridge(alpha=weight, fit_intercept=False).fit(fixed[:, seen].T, row[seen]).coef_
        np.testing.assert_allclose(column, wanted, rtol=1e-8, atol=1e-10)


def test_mse_is_scikit_learns_over_the_observed(factorization: dict[str, Any]) -> None:
    rng = np.random.default_rng(4)
    real = rng.integers(0, 6, size=(20, 30)).astype(float)
    predicted = rng.uniform(1, 5, size=real.shape)
    seen = real != 0
    assert factorization["mse"](real, predicted) == pytest.approx(mean_squared_error(real[seen], predicted[seen]))
