"""The grader's handle on a kernel: what comes back from cells and calls that end well, badly or never."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.errors import CallTimeout, KernelDied, KernelStuck
from autograder.guest import wire
from autograder.guest.messages import Ask, Supplied
from autograder.judging.carry_forward import Supply
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

FOREVER_IN_C = "sum(range(10**12))"  # holds the interpreter, so an interrupt does nothing


MUTE = "class Mute:\n    def __repr__(self): raise ValueError('mute')\nMute()"


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("support")
    (folder / "data").mkdir()
    (folder / "data" / "numbers.txt").write_text("1 2 3")
    (folder / "helper.py").write_text("NUMBER = 7")
    files = [Path("data/numbers.txt"), Path("helper.py")]
    with Session(folder, files, Limits(cell=2, call=1), packages=("numpy",)) as opened:
        yield opened


def run(kernel: Session, code: str, timeout: float = 2) -> tuple[str, str]:
    if not kernel.alive:
        kernel.restart()
    cell = nbformat.v4.new_code_cell(code)
    ended = kernel.run(cell, timeout)
    return ended.status, "".join(output.get("text", "") for output in cell.outputs)


def call(kernel: Session, name: str, *args: Any) -> dict[str, Any]:
    reply = kernel.request(wire.encode({"name": name, "args": list(args), "kwargs": {}}))
    decoded: dict[str, Any] = wire.decode(reply)
    return decoded


def test_a_cell_leaves_its_output_in_the_cell(kernel: Session) -> None:
    assert run(kernel, "print(1 + 1)") == ("ok", "2\n")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("import asyncio\nawait asyncio.sleep(0.01)\nprint('slept')", "slept\n"),
        ("async def half(x): return x / 2\nprint(await half(3))", "1.5\n"),
        ("import asyncio\nasync with asyncio.timeout(1): print('inside')", "inside\n"),
        ("async def steps():\n    yield 1\nasync for step in steps(): print(step)", "1\n"),
        ("import asyncio\nprint(await asyncio.gather(*[asyncio.to_thread(abs, -n) for n in (1, 2)]))", "[1, 2]\n"),
        ("%subshell", "Kernel does not support subshells\n"),
        ("import subprocess\nprint(subprocess.run(['cat'], capture_output=True).stdout)", "b''\n"),
    ],
)
def test_cells_run_as_in_jupyterlab(kernel: Session, code: str, text: str) -> None:
    assert run(kernel, code) == ("ok", text)


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "code",
    [
        "import asyncio\nawait asyncio.sleep(100)",
        "import asyncio\nwhile True: await asyncio.sleep(0.01)",
        "import time\nasync def late(): time.sleep(100)\nawait late()",
    ],
)
def test_an_endless_cell_that_waits_is_interrupted_and_the_kernel_lives(kernel: Session, code: str) -> None:
    run(kernel, "kept = 6")
    assert run(kernel, code, timeout=1)[0] == "timeout"
    assert run(kernel, "print(kept)") == ("ok", "6\n")


@pytest.mark.parametrize(
    "code",
    [
        "name = input('Your name: ')",
        "import getpass\ngetpass.getpass()",
        "import pdb\npdb.set_trace()",
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    import pdb\n    pdb.post_mortem()",
        "from IPython.core.debugger import set_trace\nset_trace()",
        "help()",
        "%debug",
        "%pdb on\n1 / 0",
    ],
)
def test_a_cell_that_asks_for_input_is_refused_in_words_and_not_waited_for(kernel: Session, code: str) -> None:
    run(kernel, "%pdb off\ntry: 1 / 0\nexcept ZeroDivisionError: import sys; sys.last_value = sys.exc_info()[1]")
    cell = nbformat.v4.new_code_cell(code)
    ended = kernel.run(cell, 20)
    assert (ended.status, kernel.alive) == ("error", True)
    assert "Nobody can type anything while this runs to be graded" in ended.error


def test_a_call_that_asks_for_input_is_refused_in_words(kernel: Session) -> None:
    run(kernel, "def ask(): return input('How many? ')")
    reply = call(kernel, "ask")
    assert reply["status"] == "raised"
    assert "Nobody can type anything" in reply["message"]


def test_the_debugger_is_not_announced(kernel: Session) -> None:
    status, text = run(kernel, "print(get_ipython().kernel.kernel_info['supported_features'])")
    assert (status, text) == ("ok", "[]\n")


def test_support_files_lie_in_the_working_folder(kernel: Session) -> None:
    assert run(kernel, "import helper; print(helper.NUMBER, open('data/numbers.txt').read())") == ("ok", "7 1 2 3\n")


def test_the_environment_is_not_the_graders(kernel: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOGRADER_SECRET", "unforeseeable, and long enough for it")
    run(kernel, "import os; os._exit(0)")
    status, text = run(kernel, "import os; print(dict(os.environ))")
    assert status == "ok"
    assert "unforeseeable, and long enough for it" not in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("raise ExceptionGroup('two', [ValueError(1), KeyError(2)])", "ExceptionGroup: two (2 sub-exceptions)"),
        ("%no_such_magic", "UsageError: Line magic function `%no_such_magic` not found."),
        (MUTE, "ValueError: mute"),
        ("class Own(Exception):\n    def __str__(self): raise ValueError('no')\nraise Own", "ValueError: no"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("raise None", "TypeError: exceptions must derive from BaseException"),
        ("raise GeneratorExit", "GeneratorExit: "),
    ],
)
def test_an_exception_is_told_by_name(kernel: Session, code: str, said: str) -> None:
    cell = nbformat.v4.new_code_cell(code)
    assert kernel.run(cell, 2).error == said


def test_an_exception_is_seen_after_more_output_than_is_kept(kernel: Session) -> None:
    run(kernel, "1")
    kernel._client._room = 0
    ended = [kernel.run(nbformat.v4.new_code_cell(code), 2).error for code in ("1 / 0", MUTE)]
    kernel.restart()
    assert ended == ["ZeroDivisionError: division by zero", "an exception: "]


def test_an_endless_cell_is_interrupted_and_the_kernel_lives(kernel: Session) -> None:
    run(kernel, "kept = 5")
    assert run(kernel, "while True: pass", timeout=1)[0] == "timeout"
    assert run(kernel, "print(kept)") == ("ok", "5\n")


def test_a_cell_that_cannot_be_interrupted_is_killed(kernel: Session) -> None:
    started = time.monotonic()
    assert run(kernel, FOREVER_IN_C, timeout=1)[0] == "died"
    assert time.monotonic() - started < 30
    assert not kernel.alive


def test_a_cell_that_ends_the_process_is_seen(kernel: Session) -> None:
    assert run(kernel, "import os; os._exit(0)")[0] == "died"


def test_a_call_brings_back_plain_data(kernel: Session) -> None:
    run(kernel, "def twice(x): return 2 * x")
    assert call(kernel, "twice", 21) == {"status": "value", "value": 42}


def test_a_call_survives_a_broken_input_machinery(kernel: Session) -> None:
    run(kernel, "def twice(x): return 2 * x")
    run(kernel, "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])")
    assert call(kernel, "twice", 21)["value"] == 42
    kernel.restart()


def test_an_endless_call_is_interrupted_and_the_kernel_lives(kernel: Session) -> None:
    run(kernel, "def loop():\n    while True: pass\ndef one(): return 1")
    with pytest.raises(CallTimeout, match="within 1 s"):
        call(kernel, "loop")
    assert call(kernel, "one")["value"] == 1


@pytest.mark.slow
def test_a_call_that_cannot_be_interrupted_is_killed(kernel: Session) -> None:
    run(kernel, f"def stuck(): return {FOREVER_IN_C}")
    with pytest.raises(KernelStuck):
        call(kernel, "stuck")
    assert not kernel.alive


def test_a_call_that_ends_the_process_is_seen(kernel: Session) -> None:
    run(kernel, "import os\ndef leave(): os._exit(0)")
    with pytest.raises(KernelDied):
        call(kernel, "leave")
    with pytest.raises(KernelDied):
        call(kernel, "leave")


def test_nothing_is_left_after_a_session(tmp_path: Path) -> None:
    with Session(tmp_path, [], Limits(), packages=("numpy",)) as opened:
        process = Path(f"/proc/{opened.pid}")
        assert process.exists()
    KERNEL_POOL.settle()
    assert not process.exists()


FORGED = {
    "a stream without a name": "send('stream', {})",
    "a stream of numbers": "send('stream', {'name': 'stdout', 'text': [1, 2]})",
    "a display of no text": "send('display_data', {'data': {'text/plain': 5}, 'metadata': 3})",
    "an error without a name": "send('error', {})",
    "an update of an odd id": "send('update_display_data', {'transient': {'display_id': [1]}})",
    "a widget of nothing": "send('comm_open', {})",
    "an odd execution count": "send('execute_input', {'execution_count': 'abc'})",
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=list(FORGED))
def test_a_forged_message_is_dropped(kernel: Session, forged: str) -> None:
    code = """
kernel = get_ipython().kernel
def send(kind, content):
    kernel.session.send(kernel.iopub_socket, kind, content, parent=kernel.get_parent())
"""
    cell = nbformat.v4.new_code_cell(f"{code}{forged}\nprint('after')")
    if not kernel.alive:
        kernel.restart()
    assert kernel.run(cell, 2).status == "ok"
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
    assert cell.outputs[-1].text == "after\n"


def test_bytes_that_are_no_message_end_the_kernel(kernel: Session) -> None:
    code = "get_ipython().kernel.iopub_socket.send_multipart([b'x'])\nimport time\ntime.sleep(1)"
    assert run(kernel, code)[0] == "died"


def test_an_answer_that_is_no_message_ends_the_kernel(kernel: Session) -> None:
    run(kernel, "def garble(): get_ipython().kernel.parent.request_server.stream.sendall(b'x' * 100)")
    with pytest.raises(KernelDied, match="no message"):
        call(kernel, "garble")


def test_a_long_line_takes_no_time_and_is_cut(kernel: Session) -> None:
    started = time.monotonic()
    status, text = run(kernel, "print('x' * 10**6)")
    assert status == "ok"
    assert len(text) < 101_000
    assert text.endswith("the output was too long ...")
    assert time.monotonic() - started < 10


def test_output_beyond_the_limit_is_dropped(tmp_path: Path) -> None:
    with Session(tmp_path, [], Limits(), packages=("numpy",)) as opened:
        assert run(opened, "for i in range(30): print('x' * 10**6, flush=True)", timeout=20)[0] == "ok"
        cell = nbformat.v4.new_code_cell("print('more')")
        assert opened.run(cell, 5).status == "ok"
        assert cell.outputs == []


def test_a_progress_bar_shows_its_last_state(kernel: Session) -> None:
    assert run(kernel, r"print('10 %\r90 %\r100 %', end='\r\n'); print('done')") == ("ok", "100 %\ndone\n")


def test_a_very_long_folder_for_temporary_files_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with Session(tmp_path, [], Limits(), packages=("numpy",)) as opened:
        assert run(opened, "print(1)") == ("ok", "1\n")


def test_a_kernel_that_does_not_start_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(Session, "restart", lambda self: (_ for _ in ()).throw(KernelDied("no kernel")))
    before = threading.active_count()
    with pytest.raises(KernelDied), Session(tmp_path, [], Limits(), packages=("numpy",)):
        pass
    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() == before


def test_a_plot_becomes_a_picture(kernel: Session) -> None:
    cell = nbformat.v4.new_code_cell("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    if not kernel.alive:
        kernel.restart()
    assert kernel.run(cell, 20).status == "ok"
    assert [list(output.data) for output in cell.outputs] == [["text/plain", "image/png"]]


class _Slow:
    """Takes its time for each answer."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def call(self, ask: Ask) -> Supplied:
        time.sleep(self.seconds)
        return Supplied("value", 2)


FIVE_TIMES = "def five(x):\n    return [double(x) for _ in range(5)]"
ASKED = {"name": "five", "args": [1], "kwargs": {}, "context": {"carried": ["double"]}}


def test_the_time_that_we_take_to_answer_is_not_the_students(kernel: Session) -> None:
    run(kernel, FIVE_TIMES)
    supply = Supply(("double",), _Slow(0.35))  # 1.75 s, and 1 s is the limit
    reply = wire.decode(kernel.request(wire.encode(ASKED), supply))
    assert reply == {"status": "value", "value": [2] * 5}


def test_nor_is_that_time_without_end(kernel: Session) -> None:
    run(kernel, FIVE_TIMES)
    started = time.monotonic()
    with pytest.raises(CallTimeout):
        kernel.request(wire.encode(ASKED), Supply(("double",), _Slow(1.2)))
    assert time.monotonic() - started < 5.5
