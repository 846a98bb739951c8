"""Jupyter's own tests of kernels, on the kernel `autograder`: it starts in another way than ipykernel's, and is one."""

from __future__ import annotations

import multiprocessing
from typing import ClassVar

import jupyter_kernel_test
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from autograder.sandbox.kernel_pool import KERNEL_POOL

KERNEL = "autograder"


@pytest.mark.slow
class TestKernel(jupyter_kernel_test.KernelTests):
    """What jupyter_kernel_test asks of every kernel, with the samples that it gives for Python."""

    kernel_name = KERNEL
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('test', file=sys.stderr)"
    completion_samples: ClassVar = [{"text": "zi", "matches": {"zip"}}]
    complete_code_samples: ClassVar = ["1", "print('hello, world')", "def f(x):\n  return x * 2\n\n\n"]
    incomplete_code_samples: ClassVar = ["print('''hello", "def f(x):\n  x * 2"]
    invalid_code_samples: ClassVar = ["import = 7q"]
    code_page_something = "zip?"
    code_generate_error = "raise"
    code_execute_result: ClassVar = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "[n * n for n in range(1, 4)]", "result": "[1, 4, 9]"},
    ]
    code_display_data: ClassVar = [
        {"code": "from IPython.display import HTML, display; display(HTML('<b>test</b>'))", "mime": "text/html"},
        {"code": "from IPython.display import Math, display; display(Math('\\\\frac{1}{2}'))", "mime": "text/latex"},
    ]
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "search")
    code_inspect_sample = "zip"
    code_clear_output = "from IPython.display import clear_output; clear_output()"


def test_a_client_that_forks_after_using_the_kernel_does_not_hang() -> None:
    manager, client = start_new_kernel(kernel_name=KERNEL)
    try:
        client.execute_interactive("1 + 1", timeout=20)
        child = multiprocessing.get_context("fork").Process(target=abs, args=(1,))
        child.start()
        child.join(20)
        assert child.exitcode == 0
        client.execute_interactive("1 + 1", timeout=20)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _starts_and_ends_a_zygote() -> None:
    KERNEL_POOL.close()  # as at the end of every process
    assert KERNEL_POOL.zygote(["json"]).alive
    KERNEL_POOL.close()


def test_a_fork_of_a_client_has_a_zygote_of_its_own_and_ends_no_other() -> None:
    manager, client = start_new_kernel(kernel_name=KERNEL)
    try:
        client.execute_interactive("x = 1", timeout=20)
        child = multiprocessing.get_context("fork").Process(target=_starts_and_ends_a_zygote, daemon=True)
        child.start()
        child.join(60)
        assert child.exitcode == 0
        assert client.execute_interactive("x", timeout=20)["content"]["status"] == "ok"
        assert KERNEL_POOL.covers(["numpy"])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _runs_a_notebook() -> None:
    nb = new_notebook(cells=[new_code_cell("print(6 * 7)")])
    NotebookClient(nb, kernel_name=KERNEL, timeout=20).execute(packages=("numpy",))  # else each imports PyTorch
    assert nb.cells[0].outputs[0].text == "42\n"


@pytest.mark.slow
def test_forks_of_a_process_that_ran_a_notebook_run_some_too() -> None:
    """They go on with the loop of jupyter_core's `run_sync`, and with its executor, whose threads are the parent's."""
    _runs_a_notebook()
    children = [multiprocessing.get_context("fork").Process(target=_runs_a_notebook) for _ in range(2)]
    for child in children:
        child.start()
    try:
        for child in children:
            child.join(60)
        assert [child.exitcode for child in children] == [0, 0]
    finally:
        for child in children:
            child.kill()


def test_all_cells_that_wait_behind_an_error_are_aborted() -> None:
    manager, client = start_new_kernel(kernel_name=KERNEL)
    try:
        client.execute("import asyncio\nawait asyncio.sleep(0.5)\nraise ValueError")
        waiting = [client.execute(f"print({number})") for number in range(3)]
        client.get_shell_msg(timeout=20)
        replies = [client.get_shell_msg(timeout=20) for _ in waiting]
        assert [reply["content"]["status"] for reply in replies] == ["aborted"] * 3
        assert client.execute_interactive("1 + 1", timeout=20)["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
