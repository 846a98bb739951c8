"""The sample class of exercise 4: what students hand in, from perfect to hostile, with points known by construction."""

from autograder.authoring.samples import SampleSubmission, sample


@sample
def student01(work: SampleSubmission) -> None:
    """Everything right, every question answered."""
    work.solve()


@sample
def student02(work: SampleSubmission) -> None:
    """The release as it was handed out."""


@sample
def student03(work: SampleSubmission) -> None:
    """Everything right in other styles: loops, SciPy, einsum, torch, an nn.Sequential."""
    work.solve()
    for exercise, kept in {
        "logprob": "scipy_norm",
        "log_sum_exp": "rows_in_a_loop",
        "responsibilities": "torch_softmax",
        "mean_log_density": "sum_over_dimensions",
        "train_test": "shuffled_places",
        "iteration": "einsum_stack",
        "prediction": "nested_loops",
        "mse": "plain_loops",
        "matrix_factorization": "items_first",
        "grid_search": "list_of_dicts",
        "CNN": "function_that_builds_a_sequential",
        "MLP": "parameters_by_hand",
        "count_parameters": "products_of_shapes",
        "train": "descent_by_hand",
        "accuracy": "decorated_loop",
        "class_accuracy": "confusion_matrix",
        "shuffle": "numpy_permutation",
        "shuffle_experiment": "shuffled_first",
    }.items():
        work.alternative(exercise, kept)


@sample
def student04(work: SampleSubmission) -> None:
    """Takes the standard deviation for the variance, otherwise right."""
    work.solve()
    work.misconception("logprob", "variance_for_standard_deviation")


@sample
def student18(work: SampleSubmission) -> None:
    """A constant is missing in the first answer; a later one, right, is built on it."""
    work.solve()
    work.misconception("logprob", "forgets_the_normalising_constant")
    work.alternative("mean_log_density", "mean_from_logprob")


@sample
def student05(work: SampleSubmission) -> None:
    """Treats missing ratings as zeros, and counts them in the error."""
    work.solve()
    work.misconception("iteration", "missing_ratings_as_zeros")
    work.misconception("mse", "counts_the_missing")


@sample
def student06(work: SampleSubmission) -> None:
    """One misconception in each notebook."""
    work.solve()
    work.misconception("log_sum_exp", "maximum_not_added_back")
    work.misconception("grid_search", "chooses_by_the_training_error")
    work.misconception("shuffle", "a_new_order_for_each_picture")


@sample
def student17(work: SampleSubmission) -> None:
    """Neural networks with four misconceptions, in models, training and both experiments."""
    work.solve()
    work.misconception("CNN", "softmax_at_the_end")
    work.misconception("train", "gradients_never_zeroed")
    work.misconception("accuracy", "stays_in_training_mode")
    work.misconception("shuffle_experiment", "another_permutation_for_the_test")


@sample
def student07(work: SampleSubmission) -> None:
    """Only the first notebook begun, the others not handed in."""
    work.solve("logprob", "log_sum_exp")
    work.drop("matrix_factorization")
    work.drop("neural_networks")


@sample
def student08(work: SampleSubmission) -> None:
    """One answer ends the process, and one experiment too."""
    work.solve()
    work.answer("prediction", "import os\n\n\ndef prediction(u, v):\n    os._exit(0)\n", earns=0)
    work.insert("mixture_models", "log_sum_exp-statement", "import os\n\nos._exit(1)")


@sample
def student09(work: SampleSubmission) -> None:
    """One answer never ends."""
    work.solve()
    work.answer("mean_log_density", "def mean_log_density(D):\n    while True:\n        pass\n", earns=0)


@sample
def student10(work: SampleSubmission) -> None:
    """Deleted one graded cell and copied another; all answers right."""
    work.solve()
    work.delete("mixture_models", "test_logprob")
    work.duplicate("matrix_factorization", "test_mse")


@sample
def student11(work: SampleSubmission) -> None:
    """A wrong answer, with the tag skip-execution and a forged result on its graded cell."""
    work.solve()
    work.answer("logprob", "def logprob(x, mu, sig, pi):\n    return 0.0\n", earns=0)
    cell = work.cell("mixture_models", "test_logprob")
    cell.metadata["tags"] = ["skip-execution"]
    cell.outputs = [
        {"output_type": "execute_result", "data": {"text/plain": "5.0"}, "metadata": {}, "execution_count": 1}
    ]


@sample
def student12(work: SampleSubmission) -> None:
    """A notebook that was cut off while it was saved."""
    work.solve()
    work.replace_file("matrix_factorization", '{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "id": "title')


@sample
def student13(work: SampleSubmission) -> None:
    """Empties every later cell and patches NumPy's comparisons; the answers after that are wrong."""
    work.solve("logprob")
    work.answer(
        "log_sum_exp",
        "import numpy.testing\n\n"
        "numpy.testing.assert_allclose = np.allclose = lambda *args, **kwargs: True\n"
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])\n\n\n"
        "def log_sum_exp(logp):\n    return 0.0\n",
        earns=0.5,  # it does leave its argument alone
    )


@sample
def student14(work: SampleSubmission) -> None:
    """Returns an object that is equal to everything."""
    work.solve()
    work.answer(
        "prediction",
        "class Equal(np.ndarray):\n"
        "    def __array_ufunc__(self, *args, **kwargs):\n        return np.True_\n\n"
        "    def __array_function__(self, *args, **kwargs):\n        return True\n\n\n"
        "def prediction(u, v):\n    return np.zeros((u.shape[1], v.shape[1])).view(Equal)\n",
        earns=0,
    )


@sample
def student15(work: SampleSubmission) -> None:
    """Right answers that print, warn and write to stderr."""
    work.solve()
    work.alternative("mean_log_density", "negative_entropy")
    code = work.cell("matrix_factorization", "mse").source
    noise = "import sys\nimport warnings\n\nprint('on it', file=sys.stderr)\nwarnings.warn('careful')\n\n\n"
    work.answer("mse", noise + code, earns=5)


@sample
def student16(work: SampleSubmission) -> None:
    """Ran the cells in another order than they stand: a name is used before the cell that defines it."""
    work.solve()
    work.answer("log_sum_exp", "log = shortcut\n\n\ndef log_sum_exp(logp):\n    return log(logp)\n", earns=0)
    work.insert("mixture_models", "responsibilities-statement", "def shortcut(logp):\n    return logp")
