"""Folders, people and JupyterLab servers of their own for tests in a browser.

Nothing here reads or writes the home folder, and what a server or a command leaves behind lies in one temporary folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.authoring.samples import scratch_course
from autograder.course.layout import Course

ROOT = Path(__file__).resolve().parents[2]
START = 120  # seconds until a server must answer
END = 15  # seconds until it must be gone

#: JupyterLab as it comes, without what asks a server outside and without movement.
SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/codemirror-extension/plugin": {"defaultConfig": {"cursorBlinkRate": 0}},
}


@dataclass
class Person:
    """Somebody with a home folder, settings and an environment of their own."""

    name: str
    home: Path
    python: Path
    started: list[Server] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        inherited = ["LANG", "LC_ALL", "PATH", "TZ", "AUTOGRADER_SECRET"]
        if self.python == Path(sys.executable):  # these are the engine's packages, which may be tried uninstalled
            inherited.append("PYTHONPATH")
        return {
            **{name: os.environ[name] for name in inherited if name in os.environ},
            "PATH": f"{self.python.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "TMPDIR": str(self.home / "tmp"),
            "TQDM_DISABLE": "1",
        }

    def run(self, *command: str, where: Path, code: int = 0) -> str:
        """Run a command of this person's environment, such as `nbgrader list`; gives what it printed."""
        program, *arguments = command
        start = [str(self.python.parent / program)] if program != "python" else [str(self.python)]
        done = subprocess.run(
            [*start, *arguments], cwd=where, env=self.environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == code, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def lab(self, where: Path, *command: str) -> Server:
        """Start JupyterLab in a folder, by `jupyter lab` or another command; wait until it answers."""
        server = Server(self, where, command or (str(self.python), "-m", "jupyterlab"))
        self.started.append(server)
        server.wait()
        return server


class Place:
    """A clean folder with an exchange and people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.exchange = folder / "exchange"
        self.exchange.mkdir(parents=True)
        self.exchange.chmod(0o777)  # what nbgrader asks for
        self.people: list[Person] = []

    def course(self, template: Path | None = None) -> Course:
        """The course of this checkout in a folder of its own, or a copy of `template`."""
        if template:
            return Course(Path(shutil.copytree(template, self.folder / "course")))
        return scratch_course(Course(ROOT), self.folder / "course")

    def person(self, name: str, python: Path | None = None, config: str = "") -> Person:
        """Somebody who knows where the exchange is; `config` is added to their nbgrader_config.py."""
        home = self.folder / name
        for part in ("config", "tmp", "settings"):
            (home / part).mkdir(parents=True)
        lines = f"c = get_config()\nc.Exchange.root = {str(self.exchange)!r}\n{config}\n"
        (home / "config" / "nbgrader_config.py").write_text(lines)
        for plugin, values in SETTINGS.items():
            path = home / "settings" / f"{plugin}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(values))
        self.people.append(Person(name, home, python or Path(sys.executable)))
        return self.people[-1]

    def student(self, name: str) -> Person:
        """A student: the packages of environment.yml and not the engine."""
        config = f"c.CourseDirectory.student_id = {name!r}"  # else nbgrader takes the name of the operating system
        return self.person(name, student_python(self.folder / "environment"), config)

    def close(self) -> None:
        for person in self.people:
            for server in person.started:
                server.stop()

    @property
    def log(self) -> str:
        """What the servers said."""
        return "\n".join(
            f"{person.name}, {server.where}:\n{server.log}" for person in self.people for server in person.started
        )


class Server:
    """A JupyterLab that runs."""

    def __init__(self, person: Person, where: Path, command: Sequence[str]) -> None:
        self.person = person
        self.where = where
        self.token = secrets.token_hex(16)
        self.url = ""
        settings = {
            "ServerApp": {
                "allow_root": True,
                "ip": "127.0.0.1",
                "open_browser": False,
                "port": 20000 + secrets.randbelow(20000),
            },
            "IdentityProvider": {"token": self.token},
            "LabApp": {"expose_app_in_browser": True},
        }
        (person.home / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
        self._log = person.home / f"server{len(person.started)}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                list(command),
                cwd=where,
                env=person.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def wait(self) -> None:
        """Wait until it answers. Its port may be another than the one asked for, if that was taken."""
        until = time.monotonic() + START
        while time.monotonic() < until:
            assert self._process.poll() is None, f"JupyterLab did not start:\n{self.log}"
            for note in (self.person.home / "runtime").glob("jpserver-*.json"):
                # The note may be half written, and the server may not listen yet.
                with contextlib.suppress(OSError, ValueError):
                    told = json.loads(note.read_text())
                    if told["token"] == self.token:
                        with urllib.request.urlopen(f"{told['url']}api?token={self.token}", timeout=5):
                            self.url = told["url"]
                            return
            time.sleep(0.1)
        raise AssertionError(f"JupyterLab did not answer within {START} s:\n{self.log}")

    def stop(self) -> None:
        """End the server and its kernels, and what started them."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(END)
                return


def student_python(folder: Path) -> Path:
    """A Python with every package of this environment except the engine, as `environment.yml` gives it to students."""
    program = folder / "bin" / "python"
    if program.exists():
        return program
    venv.create(folder, with_pip=False, symlinks=True)
    here, there = Path(sys.prefix), folder
    library = Path("lib") / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    for entry in (here / library).iterdir():
        # A .pth file leads to a checkout, such as this one.
        if not entry.name.startswith("autograder") and entry.suffix != ".pth":
            (there / library / entry.name).symlink_to(entry)
    for part in ("etc/jupyter", "share/jupyter/lab", "share/jupyter/nbconvert"):
        (there / part).parent.mkdir(parents=True, exist_ok=True)
        (there / part).symlink_to(here / part)
    for part in ("share/jupyter/kernels", "share/jupyter/labextensions"):
        (there / part).mkdir(parents=True)
        for entry in (here / part).iterdir():
            if not entry.name.startswith("autograder"):
                (there / part / entry.name).symlink_to(entry)
    return program
