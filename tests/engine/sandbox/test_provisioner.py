"""Jupyter's client starts the sandboxed kernel by name."""

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


def executed(client: Any, code: str) -> str:
    texts: list[str] = []

    def keep(message: dict[str, Any]) -> None:
        texts.append(message["content"].get("text", ""))

    client.execute_interactive(code, timeout=30, output_hook=keep, allow_stdin=False)
    return "".join(texts).strip()


def test_the_kernel_is_found_by_name() -> None:
    assert {"autograder", "autograder-unsafe"} <= set(KernelSpecManager().find_kernel_specs())


def test_jupyter_client_starts_it_by_name() -> None:
    manager, client = start_new_kernel(kernel_name="autograder")
    try:
        assert executed(client, WHERE) == "1 /student/work []"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_it_can_be_interrupted() -> None:
    manager, client = start_new_kernel(kernel_name="autograder")
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


def test_it_asks_the_client_for_input() -> None:
    manager, client = start_new_kernel(kernel_name="autograder")
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


def test_nothing_is_alive_after_the_client_has_shut_it_down() -> None:
    manager, client = start_new_kernel(kernel_name="autograder")
    process = Path(f"/proc/{manager.provisioner.kernel.pid}")
    assert process.exists()
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    assert not process.exists()


def test_nbclient_runs_a_notebook_in_it(tmp_path: Path) -> None:
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WHERE)])
    NotebookClient(nb, kernel_name="autograder", resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert nb.cells[0].outputs[0].text == "1 /student/work []\n"


@pytest.mark.slow
def test_nbval_checks_a_notebook_in_it(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell("import os\nprint(os.getpid())", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="1\n")]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "tiny.ipynb")
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
    ended = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert "1 passed" in ended.stdout, ended.stdout


def test_papermill_runs_a_notebook_in_it(tmp_path: Path) -> None:
    papermill = pytest.importorskip("papermill", reason="papermill is not installed")
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WHERE)]), tmp_path / "in.ipynb")
    papermill.execute_notebook(tmp_path / "in.ipynb", tmp_path / "out.ipynb", kernel_name="autograder", cwd=tmp_path)
    assert "1 /student/work" in nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[0].outputs[0].text
