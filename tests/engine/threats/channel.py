"""Attacks on the line between the kernel and the grader: everything that comes over it may be forged."""

from __future__ import annotations

from threats import RIGHT, WRONG, Case

#: What an attacker needs: the stream of requests and the bytes of the present one, which student code can find in its
#: own process.
_TOOLS = """
import inspect
from autograder.guest import wire
from autograder.guest.framing import send
stream = get_ipython().kernel.parent.request_server.stream
def asked():
    frame = inspect.currentframe()
    while frame.f_code.co_name != 'answer_one': frame = frame.f_back
    return frame.f_locals['message'][1:17]
def answer(content, mark=None):
    data = content if isinstance(content, bytes) else wire.encode(content)
    send(stream, b'A' + (mark or asked()) + data)
"""

CASES = [
    Case(
        "hostile 21",
        "the request server in the kernel is replaced by one that claims points",
        triple=f"""{WRONG}
import autograder.guest.request_server, autograder.guest.evaluate
from autograder.guest import wire
forged = wire.encode({{'status': 'passed', 'points': 5.0, 'value': 5.0}})
serve = autograder.guest.evaluate.serve
def forge(names, request, *ask):
    return forged if b'triple' in request else serve(names, request, *ask)
autograder.guest.request_server.serve = forge""",
    ),
    Case(
        "hostile 21",
        "the reply is forged: a forged answer is just an answer",
        triple=_TOOLS + "def triple(x):\n    answer({'status': 'value', 'value': 'forged'})\n    return 'nothing'",
        says=("forged",),
    ),
    Case(
        "hostile 21",
        "the reply claims the status of a test",
        triple=_TOOLS + "def triple(x):\n    answer({'status': 'passed', 'earned': 5.0})\n    return 'nothing'",
        says=("cannot be read",),
    ),
    Case(
        "hostile 21",
        "the status of the reply is an array, which is neither equal to a word nor not",
        triple=_TOOLS + "def triple(x):\n    answer({'status': np.arange(2)})\n    return 'nothing'",
        says=("cannot be read",),
    ),
    Case(
        "hostile 21",
        "replies to requests that are not yet sent",
        triple=f"""{_TOOLS}
def triple(x):
    for guess in range(100):
        answer({{'status': 'value', 'value': 5.0}}, bytes([guess]) * 16)
    return 'nothing'""",
    ),
    Case(
        "hostile 21",
        "a thousand replies to one request",
        triple=f"""{_TOOLS}
def triple(x):
    for _ in range(1000): answer({{'status': 'value', 'value': x}})
    return x""",
    ),
    Case(
        "hostile 21",
        "many replies to another request, and then the right one",
        triple=f"""{_TOOLS}
def triple(x):
    for _ in range(50): answer({{'status': 'value', 'value': 0.0}}, bytes(16))
    return 3.0 * np.asarray(x, dtype=float)""",
        earns=(5.0, 5.0),
    ),
    Case(
        "hostile 21",
        "a reply stops half-way",
        triple=f"""{_TOOLS}
import os
def triple(x):
    whole = wire.encode({{'status': 'value', 'value': 3.0 * np.asarray(x, dtype=float)}})
    answer(whole[:len(whole) // 2])
    os._exit(0)""",
        says=("triple",),
    ),
    Case(
        "hostile 21",
        "an answer of 100 MB",
        triple=_TOOLS + "def triple(x):\n    answer(bytes(100 * 2**20))\n    return x",
        says=("triple",),
    ),
    Case(
        "hostile 21",
        "an answer cut off in the middle, and then nothing for ever",
        triple=f"""{_TOOLS}
from autograder.guest.framing import framed
import time
def triple(x):
    whole = framed(b'A' + asked() + wire.encode({{'status': 'value', 'value': 3.0 * np.asarray(x, dtype=float)}}))
    stream.sendall(whole[:-1])
    time.sleep(1000)""",
        says=("triple",),
    ),
    Case(
        "hostile 21",
        "the stream of requests is closed",
        triple=f"{_TOOLS}\ndef triple(x):\n    stream.close()\n    return x",
        says=("triple",),
    ),
    Case(
        "hostile 37",
        "answers to nobody without end",
        triple=f"{_TOOLS}\ndef triple(x):\n    while True: answer(bytes(2**20), bytes(16))",
        says=("triple",),
    ),
    Case(
        "hostile 37",
        "questions to what is supplied without end, their answers never read",
        triple=f"{_TOOLS}\ndef triple(x):\n    while True: send(stream, b'Q' + bytes(16 + 2**20))",
        says=("triple",),
    ),
    Case(
        "hostile 37",
        "a frame of 100 MB on the shell channel",
        triple=f"""{WRONG}
kernel = get_ipython().kernel
back = kernel._shell_parent_ident.get()
kernel.session.send(kernel.shell_stream, 'execute_reply', {{}}, kernel.get_parent(), back, [bytes(100 * 2**20)])""",
    ),
    Case(
        "hostile 37",
        "frames of 100 MB on the channel of outputs",
        triple=f"""{WRONG}
kernel = get_ipython().kernel
text = {{'name': 'stdout', 'text': 'x' * (100 * 2**20)}}
for _ in range(3): kernel.session.send(kernel.iopub_socket, 'stream', text, parent=kernel.get_parent())""",
    ),
    Case(
        "hostile 37",
        "one message that never ends, written past ZeroMQ",
        triple=f"""{WRONG}
import os, socket, struct
frame = struct.pack('>BQ', 3, 2**22) + bytes(2**22)
for number in range(3, 64):
    try:
        line = socket.socket(fileno=os.dup(number))
        listens = line.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        outputs = str(line.getsockname()).endswith('-2') and not listens
    except OSError:
        continue
    if outputs:
        line.setblocking(True)
        while True: line.sendall(frame)""",
        says=("triple",),
    ),
    Case(
        "hostile 37",
        "messages whose content is millions of empty lists",
        triple=f"""{WRONG}
import time
kernel = get_ipython().kernel
s = kernel.session
parts = [s.pack(s.msg_header('stream')), s.pack(kernel.get_parent()['header']), b'{{}}']
parts.append(b'{{"name": "stdout", "text": [' + b'[],' * 2**21 + b'1]}}')
for _ in range(40): kernel.iopub_socket.send_multipart([b'x', b'<IDS|MSG>', s.sign(parts), *parts])
time.sleep(3)""",
    ),
    Case(
        "hostile 21",
        "lists in lists, a hundred thousand deep, as a reply",
        triple=_TOOLS + "def triple(x):\n    answer(b'\\x91' * 100_000 + b'\\x01')\n    return x",
        says=("cannot be read",),
    ),
    Case(
        "hostile 21",
        "a value that contains itself",
        triple="def triple(x):\n    nested = []\n    nested.append(nested)\n    return nested",
        says=("nested more than",),
    ),
    Case(
        "hostile 21",
        "a value of a hundred million numbers",
        triple="def triple(x):\n    return np.broadcast_to(np.zeros(1), 10**8)",
        says=("triple",),
    ),
    Case(
        "hostile 21",
        "an endless iterator",
        triple="import itertools\ndef triple(x):\n    return itertools.repeat(0)",
        says=("more than 1,000,000 items",),
    ),
    Case(
        "hostile 21",
        "msgpack and zmq are replaced inside",
        triple=f"""{WRONG}
import msgpack, zmq, autograder.guest.wire as wire
msgpack.packb = msgpack.unpackb = wire.encode = wire.decode = lambda *a, **k: b'5.0'
wire.MAX_BYTES = wire.MAX_DEPTH = wire.MAX_ITEMS = 10**12""",
        says=("triple",),
    ),
    Case(
        "hostile 21",
        "the reply is an exception that the grader might mistake for one of its own",
        triple=f"""{_TOOLS}
def triple(x):
    parents = ['AutograderError', 'Exception']
    answer({{'status': 'raised', 'type': 'KernelLost', 'parents': parents, 'message': 'a fault of the grader'}})""",
        says=("KernelLost",),
    ),
    Case(
        "hostile 21",
        "the cell says that it is done long before it is",
        triple=f"""{RIGHT}
import time
kernel = get_ipython().kernel
done = {{'status': 'ok', 'execution_count': 1}}
back = kernel._shell_parent_ident.get()
kernel.session.send(kernel.shell_stream, 'execute_reply', done, kernel.get_parent(), ident=back)
kernel.session.send(kernel.iopub_socket, 'status', {{'execution_state': 'idle'}}, parent=kernel.get_parent())
time.sleep(0.5)""",
        earns=(5.0, 5.0),
    ),
    Case(
        "hostile 21",
        "bytes that are no message",
        triple=f"{WRONG}\nimport time\nget_ipython().kernel.iopub_socket.send_multipart([b'x'])\ntime.sleep(1)",
        says=("no message",),
    ),
    Case(
        "hostile 21",
        "a set of frozensets that all have the same hash, which takes the longer the more there are",
        triple=f"""{_TOOLS}
import msgpack
ext, prime = msgpack.ExtType, 2**61 - 1
alike = [2.0 ** (61 * power) for power in range(-17, 17)]
items = [[ext(8, b''), True, *alike, ext(3, b'%x' % (prime * (k + 1000) + 1))] for k in range(9000)]
forged = msgpack.packb({{'status': 'value', 'value': [ext(8, b''), False, *items]}})
def triple(x):
    answer(forged)""",
        says=("a reply that cannot be read",),
    ),
    Case(
        "hostile 21",
        "a set of what can neither be compared nor put in order",
        triple="import torch\nodd = {torch.tensor([1, 2]), torch.tensor([3, 4])}\ndef triple(x):\n    return odd",
        says=("torch.Tensor in a set",),
    ),
]
