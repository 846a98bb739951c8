"""Attacks on the Python in which the answers run: on what would judge them, hide their errors or outlive the kernel."""

from __future__ import annotations

from threats import RIGHT, WRONG, Case

#: Words of the tiny course's hidden tests and of its reference that no student's process may ever see.
HIDDEN = ("agree(answer", "rng.normal", "survives", "hidden(")

CASES = [
    Case(
        "hostile 1",
        "an input transformer empties later cells",
        triple=WRONG + "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    ),
    Case(
        "hostile 1",
        "an AST transformer empties later cells",
        triple=f"""{WRONG}
import ast
class Empty(ast.NodeTransformer):
    def visit_Module(self, node):
        return ast.Module(body=[], type_ignores=[])
get_ipython().ast_transformers.append(Empty())""",
    ),
    Case(
        "hostile 2",
        "hooks record the source of every cell that runs",
        triple=f"""{WRONG}
seen = []
for event in ('pre_run_cell', 'pre_execute', 'post_execute', 'post_run_cell'):
    get_ipython().events.register(event, lambda *info: seen.append(repr(info)))
import ast
class Spy(ast.NodeTransformer):
    def visit(self, node):
        seen.append(ast.dump(node))
        return node
get_ipython().ast_transformers.append(Spy())""",
        afterwards="print(seen, 'was seen')",
        shows=("was seen",),
        hides=HIDDEN,
    ),
    Case(
        "hostile 3",
        "the history of all cells is read",
        afterwards="""
%history -g
print(In, _ih, Out, get_ipython().history_manager.input_hist_raw, 'was kept')
try:
    print(list(get_ipython().history_manager.search('*')))
except Exception as error:
    print(type(error))""",
        shows=("was kept",),
        hides=HIDDEN,
    ),
    Case(
        "hostile 4",
        "numpy.testing, allclose and abs are patched",
        triple=f"""{WRONG}
import builtins, math, numpy.testing, unittest
numpy.testing.assert_allclose = numpy.testing.assert_array_equal = lambda *a, **k: None
np.allclose = np.isclose = math.isclose = lambda *a, **k: True
unittest.TestCase.assertEqual = lambda *a: None
builtins.abs = lambda x: 0""",
    ),
    Case(
        "hostile 5",
        "a number is equal to everything",
        triple="""
class Equal(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0
    __hash__ = float.__hash__
def triple(x):
    return Equal(0.0)""",
    ),
    Case(
        "hostile 5",
        "an array is equal to everything",
        triple="""
class Equal(np.ndarray):
    def __array_ufunc__(self, *a, **k): return np.bool_(True)
    def __array_function__(self, *a, **k): return True
def triple(x):
    return np.zeros(np.shape(x)).view(Equal)""",
    ),
    Case(
        "hostile 5",
        "a type lies about what it is",
        triple="""
class Liar:
    __class__ = np.ndarray
    dtype, shape, nbytes = np.dtype(float), (7,), 56
    def __eq__(self, other): return True
    def __getattr__(self, name): return lambda *a, **k: self
def triple(x):
    return Liar()""",
    ),
    Case(
        "hostile 6",
        "an object makes its array when it is asked for one, and a tensor overrides every operation",
        triple="""
import torch
class Lazy:
    def __array__(self, *a, **k): return np.zeros(7)
    def __array_ufunc__(self, *a, **k): return True
class Tensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, *a, **k): return True
turn = []
def triple(x):
    turn.append(0)
    return Lazy() if len(turn) % 2 else torch.zeros(7).as_subclass(Tensor)""",
    ),
    Case(
        "hostile 7",
        "the expected value is looked for in the stack and in all objects",
        triple="""
import gc, sys
def triple(x):
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            if isinstance(value, np.ndarray) and value.shape == np.shape(x) and not np.array_equal(value, x):
                return value
        frame = frame.f_back
    others = [o for o in gc.get_objects() if isinstance(o, np.ndarray) and o.shape == np.shape(x) and o is not x]
    return others[0] if others else 'nothing found'""",
        says=("nothing found",),
    ),
    Case(
        "hostile 8",
        "errors are hidden from every display",
        triple="""
import builtins, sys
get_ipython().showtraceback = get_ipython().showsyntaxerror = lambda *a, **k: None
sys.excepthook = lambda *a: None
sys.stderr = sys.stdout
builtins.print = lambda *a, **k: None
def triple(x): raise ValueError('hidden')""",
        says=("ValueError: hidden",),
    ),
    Case(
        "hostile 8",
        "a result is forged through the display hook",
        triple=f"""{WRONG}
import sys
get_ipython().displayhook.write_output_prompt = lambda: None
sys.displayhook = lambda value: None
get_ipython().display_pub.publish(data={{'text/plain': '5.0'}}, metadata={{}})
5.0""",
    ),
    Case(
        "hostile 9",
        "a call leaves by sys.exit",
        triple="import sys\ndef triple(x): sys.exit(0)",
        says=("ended with SystemExit before answering",),
    ),
    Case(
        "hostile 9",
        "a call raises KeyboardInterrupt, as if it had been interrupted",
        triple="def triple(x): raise KeyboardInterrupt",
        says=("interrupted",),
    ),
    Case("hostile 9", "a cell calls exit()", triple="exit()\n" + WRONG),
    Case(
        "hostile 10",
        "a call ends the process with success",
        triple="import os\ndef triple(x): os._exit(0)",
        says=("the kernel ended before answering",),
    ),
    Case(
        "hostile 10",
        "the answer cell ends the process with success",
        triple="import os\nos._exit(0)",
        says=("ended the kernel",),
    ),
    Case(
        "hostile 11",
        "clocks are patched and time never passes",
        triple="""
import resource, signal, time
time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0
signal.alarm = signal.setitimer = signal.signal = lambda *a: None
resource.getrusage = lambda *a: None
def triple(x):
    while True: pass""",
        says=("no answer within 1 s",),
    ),
    Case(
        "hostile 12",
        "the interrupt is ignored and alarms are switched off",
        triple="""
import signal
signal.setitimer(signal.ITIMER_REAL, 0)
def triple(x):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True: pass""",
        says=("no answer within 1 s, and it could not be interrupted",),
    ),
    Case(
        "hostile 12",
        "every interrupt is caught",
        triple="""
def triple(x):
    while True:
        try:
            while True: pass
        except BaseException: pass""",
        says=("no answer within 1 s",),
    ),
    Case(
        "hostile 13",
        "numpy is replaced in sys.modules and by a file of that name",
        triple=f"""{WRONG}
import sys, types
for name in ('numpy', 'random', 'autograder', 'solution'):
    open(name + '.py', 'w').write("def __getattr__(name): raise SystemExit")
sys.modules['numpy'] = sys.modules['torch'] = types.ModuleType('numpy')
sys.path.insert(0, '.')""",
    ),
    Case(
        "hostile 14",
        "files that Python, IPython and Jupyter read at their start are written, and the kernel is ended",
        triple=f"""{WRONG}
import os, pathlib
planted = "print('planted code runs')"
for name in ('sitecustomize.py', 'usercustomize.py', 'conftest.py', 'ipython_config.py', 'jupyter_config.py'):
    for folder in ('.', os.environ['HOME'], '/tmp'):
        pathlib.Path(folder, name).write_text(planted)
home = pathlib.Path.home()
for folder in ('.ipython/profile_default/startup', '.local/lib/python3.11/site-packages', '.jupyter', '.config'):
    (home / folder).mkdir(parents=True, exist_ok=True)
    (home / folder / '00.py').write_text(planted)
    (home / folder / '00.pth').write_text('import os; ' + planted)
os.environ['PYTHONSTARTUP'] = os.environ['PYTHONPATH'] = '/tmp'
os._exit(0)""",
        afterwards="import os\nleft = set(os.listdir('.')) - {'visible_checks', '__pycache__'}\n"
        "print(sorted(left), os.environ.get('PYTHONPATH'), 'is left')",
        shows=("[] None is left",),
        hides=("code runs\n",),
        says=("ended the kernel",),
    ),
    Case(
        "hostile 15",
        "the submission brings a conftest.py, a pytest.ini and a plug-in",
        files={
            "conftest.py": "import os\nos._exit(0)",
            "pytest.ini": "[pytest]\naddopts = --co",
            "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '--co'",
            "nbgrader_config.py": "raise SystemExit('the config of the submission was read')",
        },
    ),
    Case(
        "hostile 16",
        "the values of the visible example are written into the answer",
        triple="def triple(x):\n    return np.array([3.0, 6.0]) if list(x) == [1.0, 2.0] else np.zeros_like(x)",
    ),
    Case(
        "hostile 20",
        "a report is printed and written, as graders print and write theirs",
        triple=f"""{WRONG}
import json, os
report = json.dumps({{'score': 5.0, 'max_score': 5.0, 'status': 'passed', 'tests': [{{'score': 5}}]}})
for name in ('results.json', '/tmp/results.json', os.path.expanduser('~/results.json')):
    open(name, 'w').write(report)
print(report)
print('5.0')
5.0""",
    ),
    Case(
        "hostile 27",
        "a checkpoint runs code when it is loaded, and the answer is an object that would be unpickled",
        triple="""
import pickle, torch
class Trap:
    def __reduce__(self): return (print, ('unpickled',))
torch.save(Trap(), 'weights.pt')
pickle.dump(Trap(), open('weights.pkl', 'wb'))
np.save('weights.npy', np.array([Trap()], dtype=object), allow_pickle=True)
def triple(x): return Trap()""",
        says=("Trap",),
    ),
    Case(
        "hostile 42",
        "the answer is right only where it finds no sign of a grader beyond nbgrader's own variable",
        triple=f"""{RIGHT}
import getpass, os, socket, sys
signs = [name for name in os.environ if 'GRADER' in name.upper() and name != 'NBGRADER_EXECUTION']
words = [getpass.getuser(), socket.gethostname(), os.getcwd(), *sys.argv, *os.listdir('/'), *os.listdir('.')]
signs += [word for word in words if 'grad' in word.lower()]
if signs:
    print('signs:', signs)
    del triple""",
        earns=(5.0, 5.0),
        hides=("signs: [",),
    ),
    Case(
        "hostile 13, 14, 15",
        "files beside it have the names of modules, of the course's own and of settings",
        triple=f"{WRONG}\nimport numpy, random, statistics, matplotlib_inline, visible_checks",
        files={
            **dict.fromkeys(
                (
                    "numpy.py",
                    "random.py",
                    "statistics.py",
                    "matplotlib_inline/__init__.py",
                    "autograder/__init__.py",
                    "sitecustomize.py",
                    "visible_checks.py",
                    "visible_checks/__init__.py",
                    ".ipython/profile_default/startup/00.py",
                    "ipython_config.py",
                    "profile_default/startup/00.py",
                    "conftest.py",
                    "nbgrader_config.py",
                ),
                "import builtins\nbuiltins.planted = True\n",
            )
        },
        afterwards="import builtins, os\n"
        "print('planted' in vars(builtins), sorted({*os.listdir('.')} - {'__pycache__'}))",
        shows=(
            "False ['conftest.py', 'ipython_config.py', 'nbgrader_config.py', 'profile_default', 'visible_checks']",
        ),
    ),
]
