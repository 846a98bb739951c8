"""The packages that pyproject.toml and environment.yml declare."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text())
CONDA_NAMES = {
    "pytorch-cpu": "torch",
    "msgpack-python": "msgpack",
    "jupyter_client": "jupyter-client",
    "jupyter_core": "jupyter-core",
}
