"""The sandboxed kernel serves any Jupyter client that asks for it by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

WHERE = "import os; print(os.getpid(), os.getcwd(), sorted(os.listdir('.')))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A student's folder: data, a module, and what must not be copied."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.csv").write_text("1,2")
    (tmp_path / "datasets.py").write_text("NUMBER = 7")
    (tmp_path / "solution.py").write_text("")
    (tmp_path / "gradebook.db").write_text("")
    return tmp_path


def executed(client: Any, code: str) -> str:
    texts: list[str] = []

    def keep(message: dict[str, Any]) -> None:
        texts.append(message["content"].get("text", ""))

    client.execute_interactive(code, timeout=30, output_hook=keep, allow_stdin=False)
    return "".join(texts).strip()


def test_the_kernel_is_found_by_name() -> None:
    assert {"autograder", "autograder-unsafe"} <= set(KernelSpecManager().find_kernel_specs())


def test_jupyter_client_starts_it_by_name(folder: Path) -> None:
    manager, client = start_new_kernel(kernel_name="autograder", cwd=str(folder))
    try:
        assert executed(client, WHERE) == "1 /student/work ['data', 'datasets.py']"
        assert executed(client, "import datasets; datasets.NUMBER += 1; print(datasets.NUMBER)") == "8"
        assert (folder / "datasets.py").read_text() == "NUMBER = 7"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_a_restarted_kernel_is_a_fresh_one(folder: Path) -> None:
    manager, client = start_new_kernel(kernel_name="autograder", cwd=str(folder))
    try:
        executed(client, "kept = 5; open('kept', 'w').close()")
        manager.restart_kernel(now=True)
        client.wait_for_ready(timeout=30)
        assert (
            executed(client, f"print('kept' in globals()); {WHERE}") == "False\n1 /student/work ['data', 'datasets.py']"
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_it_can_be_interrupted(folder: Path) -> None:
    manager, client = start_new_kernel(kernel_name="autograder", cwd=str(folder))
    try:
        identifier = client.execute("import time\nprint('begun')\nwhile True: time.sleep(0.01)")
        while client.get_iopub_msg(timeout=20)["msg_type"] != "stream":
            pass  # earlier, an interrupt would find nothing to interrupt
        manager.interrupt_kernel()
        while True:
            reply = client.get_shell_msg(timeout=20)
            if reply["parent_header"].get("msg_id") == identifier:
                break
        assert reply["content"]["ename"] == "KeyboardInterrupt"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_it_asks_the_client_for_input(folder: Path) -> None:
    manager, client = start_new_kernel(kernel_name="autograder", cwd=str(folder))
    try:
        texts: list[str] = []
        client.execute_interactive(
            "print(input('name? ').upper())",
            timeout=30,
            output_hook=lambda message: texts.append(message["content"].get("text", "")),
            stdin_hook=lambda message: client.input("anna"),
        )
        assert "ANNA" in "".join(texts)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_nothing_is_alive_after_the_client_has_shut_it_down(folder: Path) -> None:
    manager, client = start_new_kernel(kernel_name="autograder", cwd=str(folder))
    process = Path(f"/proc/{manager.provisioner.kernel.pid}")
    assert process.exists()
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    assert not process.exists()


def test_nbclient_runs_a_notebook_in_it(folder: Path) -> None:
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WHERE)])
    NotebookClient(nb, kernel_name="autograder", resources={"metadata": {"path": str(folder)}}).execute()
    assert nb.cells[0].outputs[0].text == "1 /student/work ['data', 'datasets.py']\n"


def test_nbval_checks_a_notebook_in_it(folder: Path) -> None:
    cell = nbformat.v4.new_code_cell("import os\nprint(os.getpid())", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="1\n")]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "tiny.ipynb")
    words = [
        "-m",
        "pytest",
        "--nbval",
        "--nbval-kernel-name",
        "autograder",
        "-p",
        "no:cacheprovider",
        "-q",
        "tiny.ipynb",
    ]
    ended = subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, timeout=300)
    assert "1 passed" in ended.stdout, ended.stdout


def test_papermill_runs_a_notebook_in_it(folder: Path) -> None:
    papermill = pytest.importorskip("papermill", reason="papermill is not installed")
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WHERE)]), folder / "in.ipynb")
    papermill.execute_notebook(folder / "in.ipynb", folder / "out.ipynb", kernel_name="autograder", cwd=folder)
    assert "1 /student/work" in nbformat.read(folder / "out.ipynb", as_version=4).cells[0].outputs[0].text
