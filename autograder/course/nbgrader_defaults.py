"""How the engine sits in nbgrader: what every course's nbgrader_config.py sets, by one call."""

from __future__ import annotations

import os
import shutil
import sysconfig
from pathlib import Path
from typing import Any

from autograder.course.layout import unreleased_files

ALEMBIC = "alembic"  # the program that nbgrader calls, by this name, the first time that it makes a gradebook


def find_alembic() -> None:
    """Have the alembic of this Python found, where the path leads to none or to another one."""
    scripts = sysconfig.get_path("scripts")
    own = shutil.which(ALEMBIC, path=scripts)
    if own and shutil.which(ALEMBIC) != own:
        os.environ["PATH"] = f"{scripts}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


def configure(c: Any, root: Path) -> None:
    """Set in `c`, nbgrader's configuration (traitlets' `Config`), what grades, releases, collects and exports in the
    engine's way, for the course in the folder `root`. What nbgrader_config.py sets below the call replaces it.
    """
    find_alembic()  # for nbgrader's own commands too, which may be called by their whole path

    # Beside the notebooks, what the file `.unreleased` of an assignment names stays with the instructor.
    c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", *unreleased_files(root)]

    # Releasing: nbgrader's own steps, without the cells that only an instructor needs and with a stub that names its
    # exercise.
    c.GenerateAssignment.preprocessors = [
        "autograder.nbgrader_plugins.preprocessors.RemoveInstructorCells",
        "autograder.nbgrader_plugins.preprocessors.IncludeHeaderFooter",
        "autograder.nbgrader_plugins.preprocessors.InstantiateTests",
        "nbgrader.preprocessors.LockCells",
        "autograder.nbgrader_plugins.preprocessors.ClearAnswers",
        "nbgrader.preprocessors.ClearOutput",
        "nbgrader.preprocessors.CheckCellMetadata",
        "nbgrader.preprocessors.ComputeChecksums",
        "autograder.nbgrader_plugins.preprocessors.SaveCells",
        "nbgrader.preprocessors.ClearHiddenTests",
        "nbgrader.preprocessors.ClearMarkScheme",
        "nbgrader.preprocessors.ComputeChecksums",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]

    # Grading: the verdict is computed in this process, never in the student's kernel.
    c.Autograde.exporter_class = "autograder.nbgrader_plugins.preprocessors.SubmissionExporter"
    c.Autograde.sanitize_preprocessors = [
        "autograder.nbgrader_plugins.preprocessors.Rebuild",
        "nbgrader.preprocessors.OverwriteCells",
    ]
    c.Autograde.autograde_preprocessors = [
        "autograder.nbgrader_plugins.preprocessors.Grade",
        "nbgrader.preprocessors.LimitOutput",
        "autograder.nbgrader_plugins.preprocessors.SaveGrades",
        "autograder.gradebook.penalties.LatePenalties",
        # Not CheckCellMetadata: the cells are those of the release, where they have been checked.
    ]
    c.LimitOutput.max_lines = 200  # of one output: the formgrader shows them all, and a person scrolls past them
    c.Exporter.optimistic_validation = True  # once after all steps, not after each

    # Feedback: pages of the engine's own, without hidden tests, rubrics, tracebacks or anything that runs.
    c.GenerateFeedback.exporter_class = "autograder.feedback.page.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "autograder.nbgrader_plugins.preprocessors.TakeResult",
        "nbgrader.preprocessors.ClearHiddenTests",
        "nbgrader.preprocessors.ClearMarkScheme",
    ]

    # Collecting: archives are opened member by member, and no link is followed. Exporting: CSV without formulas.
    c.ZipCollectApp.extractor_plugin = "autograder.nbgrader_plugins.zip_collect.SafeExtractor"
    c.ZipCollectApp.collector_plugin = "autograder.nbgrader_plugins.zip_collect.SafeCollector"
    c.ExchangeFactory.collect = "autograder.nbgrader_plugins.exchange.SafeCollect"
    c.ExchangeFactory.release_feedback = "autograder.nbgrader_plugins.exchange.SafeReleaseFeedback"
    c.ExportApp.plugin_class = "autograder.nbgrader_plugins.csv_export.CsvExport"
