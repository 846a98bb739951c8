"""Attacks on the machine: its processes, memory, disk, time, and on everything that runs beside the kernel.

The limits are those of tests/engine/grading/test_threats.py: 2 s a cell, 1 s a call, 384 MB of memory, 64 MB of files,
48 processes.
"""

from __future__ import annotations

from autograder.authoring.samples import SampleSubmission
from threats import RIGHT, WRONG, Case

#: Whichever comes first, the count or the clock.
_BOMB = "more than 48 processes and threads|it did not stop|could not be interrupted"
_STUCK = "no answer within 1 s, and it could not be interrupted"


def _twenty_cells_end_the_kernel(work: SampleSubmission) -> None:
    for _ in range(20):
        work.insert("basics", "test_why", "import os\nos._exit(0)")


CASES = [
    Case(
        "hostile 32",
        "a fork bomb",
        triple=f"{WRONG}\nimport os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        says=(_BOMB,),
    ),
    Case(
        "hostile 32",
        "a fork bomb of processes in sessions of their own",
        triple="""
import os
def triple(x):
    while True:
        try:
            if os.fork() == 0: os.setsid()
        except OSError: pass""",
        says=(f"{_BOMB}|more than 8 sessions",),
    ),
    Case(
        "hostile 32",
        "a thread bomb",
        triple=f"""{WRONG}
import threading, time
while True:
    try: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    except RuntimeError: pass""",
        says=(_BOMB,),
    ),
    Case(
        "hostile 33",
        "an array larger than the memory",
        triple="def triple(x):\n    return np.ones(2**29).sum()",
        says=("MemoryError",),
    ),
    Case(
        "hostile 33",
        "a slow leak in child processes, each below the limit",
        triple=f"""{WRONG}
import os, time
for _ in range(8):
    if os.fork() == 0:
        kept = []
        while True:
            kept.append(np.ones(2**20))
            time.sleep(0.005)
time.sleep(30)""",
        says=("more than 384 MB of memory",),
    ),
    Case(
        "hostile 33",
        "shared memory, which no limit of a process counts",
        triple=f"""{WRONG}
import mmap
kept = mmap.mmap(-1, 2**31)
for at in range(0, 2**31, 4096): kept[at] = 1""",
        says=("more than 384 MB of memory",),
    ),
    Case(
        "hostile 33",
        "shared memory in a process that nobody may look into",
        triple=f"""{WRONG}
import ctypes, mmap, time
ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
kept = mmap.mmap(-1, 2**30)
for at in range(0, 2**30, 4096): kept[at] = 1
time.sleep(30)""",
        says=("more than 384 MB of memory",),
    ),
    Case(
        "hostile 33",
        "page tables of a huge empty mapping",
        triple=f"""{WRONG}
import ctypes, time
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
size = 2**39
start = libc.mmap(None, size, 1, 0x4022, -1, 0)
if start == 2**64 - 1: raise MemoryError('no such mapping')
libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), 15)
for at in range(0, size, 2**21): ctypes.c_ubyte.from_address(start + at).value
time.sleep(30)""",
        shows=("MemoryError: no such mapping",),
    ),
    Case(
        "hostile 33",
        "kernel memory in full sockets",
        triple=f"""{WRONG}
import os, socket, time
def fill():
    kept = []
    while True:
        try: pair = socket.socketpair()
        except OSError: time.sleep(30)
        kept.append(pair)
        for end in pair:
            end.setblocking(False)
            try:
                while True: end.send(bytes(32768))
            except OSError: pass
for _ in range(8):
    if os.fork() == 0: fill()
time.sleep(30)""",
        says=("sockets",),
    ),
    Case(
        "hostile 34",
        "an endless loop in a call",
        triple="def triple(x):\n    while True: pass",
        says=("no answer within 1 s",),
    ),
    Case(
        "hostile 34",
        "a sum in C that holds the interpreter",
        triple="def triple(x): return sum(range(10**12))",
        says=(_STUCK,),
    ),
    Case(
        "hostile 34",
        "a regular expression without end",
        triple="import re\ndef triple(x): return re.match('(a+)+$', 'a' * 60 + 'b')",
        says=("no answer within 1 s",),
    ),
    Case(
        "hostile 34",
        "a power of ten without end",
        triple="def triple(x): return 10**10**8",
        says=("no answer within 1 s",),
    ),
    Case(
        "hostile 34",
        "processor time beyond the limit, in a process of its own that sets a lower limit first",
        triple=f"""{WRONG}
import resource
resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
while True: pass""",
        says=("triple",),
    ),
    Case(
        "hostile 35",
        "a call sleeps",
        triple="import time\ndef triple(x): time.sleep(1000)",
        says=("no answer within 1 s",),
    ),
    Case(
        "hostile 35, broken 12",
        "a call asks for input",
        triple="def triple(x): return input('what?')",
        says=("triple",),
    ),
    Case(
        "hostile 35",
        "a cell waits on a socket and on standard input",
        triple="import socket, sys\nsys.stdin.read()\ns = socket.create_server(('127.0.0.1', 0))\ns.accept()",
        says=("triple",),
    ),
    Case(
        "hostile 36",
        "the disk is filled in every folder that can be written",
        triple=f"""{WRONG}
import errno
told = []
for folder in ('.', '/tmp', '/dev/shm'):
    try:
        with open(folder + '/big', 'wb') as file:
            while True: file.write(bytes(2**20))
    except OSError as error: told.append(errno.errorcode[error.errno])""",
        afterwards="print(told)",
        shows=("'ENOSPC', 'ENOSPC'",),
    ),
    Case(
        "hostile 36",
        "files without number",
        triple=f"""{WRONG}
told = 0
try:
    while True:
        open(f'/tmp/{{told}}', 'w').close()
        told += 1
except OSError as error: told = (error.errno, told < 30_000)""",
        afterwards="print(told)",
        shows=("(28, True)",),
    ),
    Case(
        "hostile 36",
        "a sparse file of one terabyte",
        triple=f"{WRONG}\nwith open('sparse', 'wb') as file: file.truncate(2**40)",
        shows=("File too large",),
    ),
    Case(
        "hostile 37",
        "output without end",
        triple=f"{WRONG}\nwhile True: print('x' * 10**6)",
        says=("triple",),
    ),
    Case(
        "hostile 37",
        "displays without end",
        triple=f"{WRONG}\nwhile True: display({{'text/html': 'x' * 10}}, raw=True)",
        # Which of the two, is a matter of how much waits to be read by then.
        says=("stopped after 2 s|did not stop when its time was up",),
    ),
    Case(
        "hostile 37",
        "a value whose text is without end",
        triple="""
class Long:
    def __repr__(self): return 'x' * 10**8
def triple(x): raise ValueError(Long())
Long()""",
        says=("ValueError",),
    ),
    Case(
        "hostile 39",
        "everything within reach is killed",
        triple=f"""{WRONG}
import os, signal
for who in (-1, 0, 1, os.getppid()):
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTTOU, signal.SIGTERM):
        try: os.kill(who, number)
        except OSError: pass""",
    ),
    Case(
        "hostile 39",
        "it ends itself with a signal that seems to come from the system",
        triple="""
import ctypes, struct
def triple(x):
    info = ctypes.create_string_buffer(struct.pack('iii', 9, 0, 128) + bytes(116))
    libc = ctypes.CDLL(None)
    libc.syscall(129, 1, 9, info)
    libc.kill(1, 9)
    return 'nothing'""",
        says=("triple",),
    ),
    Case(
        "hostile 39",
        "a child tries to end it for ever, and then a fault of memory does",
        triple="""
import ctypes, os
def triple(x):
    if os.fork() == 0:
        while True: ctypes.CDLL(None).kill(1, 9)
    ctypes.string_at(0)""",
        says=("the kernel ended",),
    ),
    Case(
        "hostile 33",
        "pipes, of which all together have so many",
        triple=f"""{WRONG}
import os, time
for _ in range(10):
    if os.fork() == 0:
        kept = [os.pipe() for _ in range(60)]
        time.sleep(60)
time.sleep(60)""",
        # Which of the two, is a matter of the clock.
        says=("more than 256 pipes|did not stop when its time was up|other processes running",),
    ),
    Case(
        "hostile 33",
        "locks on files, which no limit counts",
        triple=f"""{WRONG}
import fcntl, os, time
for number in range(60):
    file = os.open(f'locked{{number}}', os.O_RDWR | os.O_CREAT)
    for at in range(100): fcntl.lockf(file, fcntl.LOCK_EX, 1, 2 * at)
time.sleep(60)""",
        says=("more than 2,000 file locks|stopped after 2 s",),
    ),
    Case(
        "hostile 39",
        "every descriptor is closed",
        triple=f"{WRONG}\nimport os\nos.closerange(0, 1000)",
        says=("triple",),
    ),
    Case(
        "hostile 33",
        "descriptors are opened until there are no more",
        triple=f"{WRONG}\nimport os\nwhile True: os.open('/dev/null', os.O_RDONLY)",
        says=("triple",),
    ),
    Case(
        "hostile 34",
        "twenty cells end the kernel, one after the other",
        triple=None,
        change=_twenty_cells_end_the_kernel,
        says=("ended the kernel",),
        earns=(5.0, 5.0),
    ),
    Case(
        "hostile 19",
        "something is written into every descriptor that is open",
        triple="""
import os
def triple(x):
    for number in range(3, 100):
        try: os.write(number, b'{"ended": "", "ready": true, "points": 5}')
        except OSError: pass
    return 'nothing'""",
        says=("triple",),
    ),
    Case(
        "hostile 22",
        "a daemon outlives its parent and goes on writing",
        triple=f"""{WRONG}
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(3): os.close(number)
        while True:
            open('results.json', 'w').write('5.0')
            time.sleep(0.01)
    os._exit(0)""",
    ),
    Case(
        "hostile 41",
        "more threads, all processors and a higher priority are asked for, and the answer is right",
        triple=f"""{RIGHT}
import os, torch
torch.set_num_threads(8)
torch.ones(500, 500) @ torch.ones(500, 500)
wishes = [
    lambda: os.sched_setaffinity(0, {{0}}),
    lambda: os.nice(-5),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
]
told = []
for wish in wishes:
    try: told.append(wish())
    except OSError as error: told.append(error.errno)""",
        afterwards="print(told)",
        shows=("[1, 1, 1]",),
        earns=(5.0, 5.0),
    ),
    Case(
        "hostile 33",
        "one that is too much in an experiment costs no answer",
        triple=None,
        afterwards="kept = [np.ones(2**20) for _ in range(1000)]",
        shows=("MemoryError",),
        earns=(5.0, 5.0),
    ),
]
