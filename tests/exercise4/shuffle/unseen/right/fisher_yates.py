"""Fisher and Yates by hand with Python's random.Random, and two index tensors for rows and columns."""
import random


def shuffle(images, seed):
    dice = random.Random(f"pixels {seed}")
    order = list(range(1024))
    for last in range(1023, 0, -1):
        other = dice.randint(0, last)
        order[last], order[other] = order[other], order[last]
    order = torch.tensor(order)
    rows = torch.div(order, 32, rounding_mode="floor").reshape(32, 32)
    columns = (order % 32).reshape(32, 32)
    return images[:, :, rows, columns]
