"""Fisher and Yates by hand with Python's random, then one indexed assignment a place.
"""

import random

def shuffle(images, seed):
    chance = random.Random(seed * 2 + 1 if seed >= 0 else -seed * 2)
    order = list(range(1024))
    for last in range(1023, 0, -1):
        other = chance.randint(0, last)
        order[last], order[other] = order[other], order[last]
    result = torch.empty(images.shape, dtype=torch.float32)
    for place, source in enumerate(order):
        result[:, :, place // 32, place % 32] = images[:, :, source // 32, source % 32]
    return result
