"""What of nbgrader, Jupyter and IPython this engine changes: each part, and what it takes.

These packages are pinned. When a pin moves, a part that has gone or takes something else is named here, before it is
found in a class's grades. A part that is overridden and not listed is named too.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

import autograder
from autograder.nbgrader_plugins.autograde import copy_nothing

_PACKAGES = ("nbgrader", "nbconvert", "nbclient", "ipykernel", "jupyter_client", "IPython")

#: What our classes override, by the name of the class that defines it, and the names of its parameters.
OVERRIDDEN = {
    "IPython.core.interactiveshell.InteractiveShell.enable_matplotlib": "(self, gui)",
    "ipykernel.heartbeat.Heartbeat._bind_socket": "(self)",
    "ipykernel.ipkernel.IPythonKernel._cancel_on_sigint": "(self, future)",
    "ipykernel.ipkernel.IPythonKernel.do_execute": (
        "(self, code, silent, store_history, user_expressions, allow_stdin, cell_meta, cell_id)"
    ),
    "ipykernel.ipkernel.IPythonKernel.do_shutdown": "(self, restart)",
    "ipykernel.kernelapp.IPKernelApp._bind_socket": "(self, s, port)",
    "ipykernel.kernelapp.IPKernelApp.init_connection_file": "(self)",
    "ipykernel.kernelapp.IPKernelApp.init_control": "(self, context)",
    "ipykernel.kernelapp.IPKernelApp.init_heartbeat": "(self)",
    "ipykernel.kernelapp.IPKernelApp.init_sockets": "(self)",
    "ipykernel.kernelapp.IPKernelApp.log_connection_info": "(self)",
    "ipykernel.kernelapp.IPKernelApp.start": "(self)",
    "ipykernel.kernelapp.IPKernelApp.write_connection_file": "(self, kwargs)",
    "ipykernel.kernelbase.Kernel._abort_queues": "(self, subshell_id)",
    "ipykernel.kernelbase.Kernel._supports_kernel_subshells": "",
    "ipykernel.kernelbase.Kernel.getpass": "(self, prompt, stream, echo_char)",
    "ipykernel.kernelbase.Kernel.kernel_info": "",
    "ipykernel.kernelbase.Kernel.raw_input": "(self, prompt)",
    "ipykernel.kernelbase.Kernel.shutdown_request": "(self, stream, ident, parent)",
    "ipykernel.zmqshell.ZMQInteractiveShell.ask_exit": "(self)",
    "ipykernel.zmqshell.ZMQInteractiveShell.init_magics": "(self)",
    "jupyter_client.connect.ConnectionFileMixin._create_connected_socket": "(self, channel, identity)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.cleanup": "(self, restart)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.has_process": "",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.kill": "(self, restart)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.launch_kernel": "(self, cmd, kwargs)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.poll": "(self)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.pre_launch": "(self, kwargs)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.send_signal": "(self, signum)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.terminate": "(self, restart)",
    "jupyter_client.provisioning.provisioner_base.KernelProvisionerBase.wait": "(self)",
    "nbclient.client.NotebookClient._async_poll_kernel_alive": "(self)",
    "nbclient.client.NotebookClient.process_message": "(self, msg, cell, cell_index)",
    "nbconvert.exporters.exporter.Exporter.__init__": "(self, config, kw)",
    "nbconvert.exporters.exporter.Exporter.from_filename": "(self, filename, resources, kw)",
    "nbconvert.exporters.html.HTMLExporter.default_config": "",
    "nbconvert.exporters.html.HTMLExporter.from_notebook_node": "(self, nb, resources, kw)",
    "nbconvert.filters.markdown_mistune.IPythonRenderer.block_code": "(self, code, info)",
    "nbconvert.preprocessors.base.Preprocessor.preprocess": "(self, nb, resources)",
    "nbgrader.api.Gradebook.__init__": "(self, db_url, course_id, authenticator)",
    "nbgrader.api.Gradebook.close": "(self)",
    "nbgrader.api.Gradebook.find_comment": "(self, solution_cell, notebook, assignment, student)",
    "nbgrader.api.Gradebook.find_grade": "(self, grade_cell, notebook, assignment, student)",
    "nbgrader.converters.base.BaseConverter.convert_notebooks": "(self)",
    "nbgrader.converters.base.BaseConverter.init_assignment": "(self, assignment_id, student_id)",
    "nbgrader.exchange.default.exchange.Exchange.do_copy": "(self, src, dest, log)",
    "nbgrader.exchange.default.release_feedback.ExchangeReleaseFeedback.copy_files": "(self)",
    "nbgrader.plugins.export.ExportPlugin.export": "(self, gradebook)",
    "nbgrader.plugins.zipcollect.ExtractorPlugin.extract": "(self, archive_path, extracted_path)",
    "nbgrader.plugins.zipcollect.FileNameCollectorPlugin.collect": "(self, submitted_file)",
    "nbgrader.preprocessors.clearsolutions.ClearSolutions.preprocess": "(self, nb, resources)",
    "nbgrader.preprocessors.clearsolutions.ClearSolutions.preprocess_cell": "(self, cell, resources, cell_index)",
    "nbgrader.preprocessors.headerfooter.IncludeHeaderFooter.preprocess": "(self, nb, resources)",
    "nbgrader.preprocessors.instantiatetests.InstantiateTests._execute_code_snippet": "(self, code)",
    "nbgrader.preprocessors.latesubmissions.AssignLatePenalties.preprocess": "(self, nb, resources)",
    "nbgrader.preprocessors.saveautogrades.SaveAutoGrades.preprocess": "(self, nb, resources)",
    "nbgrader.preprocessors.saveautogrades.SaveAutoGrades.preprocess_cell": "(self, cell, resources, cell_index)",
    "nbgrader.preprocessors.savecells.SaveCells._create_notebook": "(self, nb)",
}

#: What is replaced, called or read although its package does not promise it.
LEANED_ON = {
    "ipykernel.kernelbase.Kernel._aborting": "",  # whether cells that wait are aborted
    "ipykernel.kernelbase.Kernel._allow_stdin": "",  # whether a client is asked for input
    "nbgrader.api.create_engine": "(url, kwargs)",  # cached, so that a process opens its gradebook once
    "nbgrader.converters.base.BaseConverter._format_dest": "(self, assignment_id, student_id, escape)",
    "nbgrader.converters.base.BaseConverter._format_source": "(self, assignment_id, student_id, escape)",
    "nbgrader.coursedir.CourseDirectory.get_existing_timestamp": "(self, dest_path)",  # which follows links
    "nbgrader.preprocessors.clearsolutions.ClearSolutions._replace_solution_region": "(self, cell, language)",
}


def _own_classes() -> Iterator[type]:
    for info in pkgutil.walk_packages(autograder.__path__, "autograder."):
        if info.name.endswith("_moved") or ".released" in info.name or info.name.endswith("team_server"):
            continue
        module = importlib.import_module(info.name)
        yield from (each for each in vars(module).values() if inspect.isclass(each) and each.__module__ == info.name)


def _overridden() -> dict[str, str]:
    """Functions and properties of those packages that a class of ours defines anew."""
    found = {}
    for own in _own_classes():
        for name, value in vars(own).items():
            if not (inspect.isfunction(value) or isinstance(value, property)):
                continue
            for base in own.__mro__[1:]:
                if name in vars(base):
                    if base.__module__.partition(".")[0] in _PACKAGES:
                        found[f"{base.__module__}.{base.__qualname__}.{name}"] = _parameters(vars(base)[name])
                    break
    return found


def _parameters(part: Any) -> str:
    return f"({', '.join(inspect.signature(part).parameters)})" if callable(part) else ""


def _part(name: str) -> Any:
    module, _, rest = name.rpartition(".")
    while True:
        try:
            found: Any = importlib.import_module(module)
            break
        except ModuleNotFoundError:
            module, _, more = module.rpartition(".")
            rest = f"{more}.{rest}"
    for each in rest.split("."):
        found = inspect.getattr_static(found, each)
    return found


def test_what_is_overridden_is_there_and_takes_the_same() -> None:
    assert _overridden() == OVERRIDDEN


@pytest.mark.parametrize(("name", "parameters"), LEANED_ON.items())
def test_what_is_leaned_on_is_there_and_takes_the_same(name: str, parameters: str) -> None:
    assert _parameters(_part(name)) == parameters


def test_a_gradebook_commits_by_its_session() -> None:
    """Where nbgrader commits after each cell, ours commits once: the session's method is replaced meanwhile."""
    with Gradebook("sqlite://") as gradebook:
        gradebook.add_student("student01")
        assert callable(gradebook.db.commit)
        assert callable(gradebook.db.flush)


def test_the_class_of_a_converter_can_be_changed() -> None:
    converter = Autograde(coursedir=CourseDirectory())
    copy_nothing(converter)
    assert type(converter) is not Autograde
    assert isinstance(converter, Autograde)
