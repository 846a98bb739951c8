"""The machine and the versions behind the numbers."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("nbgrader", "nbclient", "ipykernel", "jupyter_client", "numpy", "scipy", "matplotlib", "torch")


def description() -> dict[str, str]:
    """What a reader needs to compare with a machine of their own, and nothing that names this one."""
    return {
        "Processor": _processor(),
        "Cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "Memory": _memory(),
        "Kernel": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "Packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "Load before the run": f"{os.getloadavg()[0]:.1f} (processes that ran or wanted to, mean of one minute)",
        "User": "root" if hasattr(os, "geteuid") and os.geteuid() == 0 else "an ordinary user",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
