"""Seeds with the hash of a text, which differs from one start of Python to the next.

    import multiprocessing, os, subprocess, sys  # two kernels, that is two starts of Python
    program = "import torch; import numpy as np\\n" + SOURCE + "\\nprint(shuffle(torch.arange(3072.0).reshape(1, 3, 32, 32), 1)[0, 0, 0].tolist())"
    outputs = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout for _ in range(2)]
    result = bool(outputs[0]) and outputs[0] == outputs[1]

Right result: True
This answer: False
(SOURCE is the text of the answer.)
"""

def shuffle(images, seed):
    # neighbouring seeds should give quite different orders
    mixed = hash(f"permutation {seed}") % 2**32
    order = np.random.default_rng(mixed).permutation(1024)
    return images.flatten(2)[..., torch.from_numpy(order)].reshape(images.shape)
