"""Data sets of exercise 4, as the notebooks read them."""

import csv
import os
from pathlib import Path

import numpy as np


def load_ratings(path="data/ratings.csv"):
    """Read a table of ratings from a file of comma-separated values.

    path : a file without a header, one line per user, one whole number per item: 1 to 5 is a rating,
        0 means that this user has not rated this item. A relative path starts at the folder of the
        notebook. Any file of this form will do.
    Returns (N, M) float64: N users, M items.
    Raises ValueError if there is no such file, if its lines differ in length, or if a value is not a
    whole number from 0 to 5.
    """
    path = Path(path)
    if not path.is_file():
        raise ValueError(
            f"There is no file {path} in {Path.cwd()}. Open the notebook from its own folder, with "
            "data/ beside it as in the release, or pass the path of your file to load_ratings."
        )
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    numbered = enumerate(text.splitlines(), 1)
    lines = {number: line.split(",") for number, line in numbered if line.strip()}
    if not lines:
        raise ValueError(f"{path} is empty. It needs one line per user and one value per item.")

    first, *others = lines
    width = len(lines[first])
    for number in others:
        if len(lines[number]) != width:
            raise ValueError(
                f"{path} is not rectangular: line {first} has {width} values and line {number} has "
                f"{len(lines[number])}. Write 0 where nothing is rated, so that all lines are equally long."
            )

    ratings = np.array([_numbers(values) for values in lines.values()])
    misfits = np.argwhere(~np.isin(ratings, range(6)))
    if len(misfits):
        row, column = misfits[0]
        number = list(lines)[row]
        raise ValueError(
            f"{path}, line {number}, value {column + 1} is {lines[number][column].strip()!r}. Ratings are "
            "whole numbers from 1 to 5, 0 stands for a missing one, and there is no header."
        )
    return ratings


def _numbers(values):
    """Turn a list of strings into (len(values),) float64, nan for what is no number."""
    try:
        return np.array(values, dtype=float)
    except ValueError:
        return np.array([_number(value) for value in values])


def _number(value):
    try:
        return float(value)
    except ValueError:
        return float("nan")


# Pictures of the notebook neural_networks

CLASSES = ("plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")


def load_images(name="emoji10", folder=None, download=True):
    """Give the training and the test pictures of a data set with ten classes.

    name : "emoji10", drawn anew on every call and the same every time, or "cifar10", the real photographs.
    folder : where the data lie; the default is data/ beside this file.
    download : whether cifar10 (170 MB) may be fetched from the internet if it is not in the folder.
    Returns (train_set, test_set), each a pair (images, labels): images (N, 3, 32, 32) float32 from -1 to 1,
        labels (N,) int64 from 0 to 9, where CLASSES[label] is the name of the class. There are 8,000 and
        2,000 pictures of emoji10, 50,000 and 10,000 of cifar10; while a notebook is validated or graded
        (NBGRADER_EXECUTION is set) only the first 100 and 50, and nothing is downloaded.
    Raises ValueError for another name, OSError if a file is missing or damaged.
    """
    loaders = {"emoji10": _emoji10, "cifar10": _cifar10}
    if name not in loaders:
        raise ValueError(f"There is no data set {name!r}. The names are {' and '.join(loaders)}.")
    folder = Path(__file__).parent / "data" if folder is None else Path(folder)
    graded = "NBGRADER_EXECUTION" in os.environ
    limits = (100, 50) if graded else (None, None)
    return loaders[name](folder, download and not graded, limits)


class Batches:
    """Mini-batches of a data set in memory: `for images, labels in batches`, as often as you like.

    images : (N, ...) tensor; labels : (N,) tensor; size : examples a batch, the last one may be shorter;
    seed : if given, the examples come in a new random order every time, and the orders are drawn from seed.
        Without it they stay as they are.
    """

    def __init__(self, images, labels, size, seed=None):
        self.images, self.labels, self.size, self.generator = images, labels, size, None
        if seed is not None:
            import torch

            self.generator = torch.Generator().manual_seed(seed)

    def __len__(self):
        """How many batches there are."""
        return -(-len(self.labels) // self.size)

    def __iter__(self):
        """Give one batch after the other, as a pair (images, labels)."""
        if self.generator is None:
            yield from zip(self.images.split(self.size), self.labels.split(self.size), strict=True)
            return
        import torch

        order = torch.randperm(len(self.labels), generator=self.generator)
        for chosen in order.split(self.size):
            yield self.images[chosen], self.labels[chosen]


# What a picture of emoji10 looks like. Lengths are in pixels of the finished picture, colours from 0 to 1.
_CELL = 48  # side of a drawing in the atlas
_SIZES = (20, 36)  # of the longer side of the drawing
_SHIFT = 5  # of its centre, at most, along either axis
_ANGLE = 20  # degrees, at most, either way
_TINTS = (0.5, 1.2)  # factor for each colour
_LIGHT = 0.12  # added to all colours, at most, up or down
_NOISE = 0.047  # standard deviation, for each pixel and colour
_BLOCK = 500  # pictures drawn at a time: each block has a seed of its own, so the first ones can be had alone


def _emoji10(folder, download, limits):
    """Draw emoji10 from the atlas in the folder; see data/README.md for the recipe."""
    import torch

    drawings = _read_atlas(folder)
    parts = []
    for part, (count, limit) in enumerate(zip((8_000, 2_000), limits, strict=True)):
        count = limit or count
        blocks = [_draw(drawings, [10, part, block]) for block in range(-(-count // _BLOCK))]
        images, labels = (torch.cat(pieces)[:count] for pieces in zip(*blocks, strict=True))
        parts.append((images, labels))
    return tuple(parts)


def _read_atlas(folder):
    """Give the drawings of each class, a list of (n, 4, _CELL, _CELL) float32: red, green, blue, opacity."""
    import torch
    from PIL import Image

    try:
        with Image.open(folder / "emoji_atlas.png") as picture:
            atlas = torch.from_numpy(np.array(picture.convert("RGBA"))).permute(2, 0, 1) / 255
        with (folder / "emoji_atlas.csv").open(encoding="utf-8", newline="") as file:
            places = [(row["class"], int(row["row"]), int(row["column"])) for row in csv.DictReader(file)]
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"{error.filename} is missing. Copy data/ from the release: the pictures are drawn from it."
        ) from error
    cells = atlas.unfold(1, _CELL, _CELL).unfold(2, _CELL, _CELL)
    return [
        torch.stack([cells[:, row, column] for name, row, column in places if name == wanted]) for wanted in CLASSES
    ]


def _draw(drawings, seed):
    """Draw _BLOCK pictures, as many of each class: images (_BLOCK, 3, 32, 32), labels (_BLOCK,)."""
    import torch
    from torch.nn.functional import affine_grid, grid_sample, interpolate

    rng = np.random.default_rng(seed)
    # Each row of ten pictures shows the ten classes, so the first 10 n pictures are balanced for any n.
    labels = rng.permuted(np.tile(np.arange(10), (_BLOCK // 10, 1)), axis=1).ravel()
    choice = rng.random(_BLOCK)
    chosen = torch.stack(
        [drawings[label][int(u * len(drawings[label]))] for label, u in zip(labels, choice, strict=True)]
    )
    chosen[:, :3] *= chosen[:, 3:]  # so that transparent pixels do not shine through when colours are mixed

    # A pixel of the picture, as seen from its centre, is looked up in the drawing at matrix (pixel - centre).
    zoom = 32 / rng.uniform(*_SIZES, size=_BLOCK) * (_CELL - 4) / _CELL
    angle = np.radians(rng.uniform(-_ANGLE, _ANGLE, size=_BLOCK))
    mirror = rng.choice([-1.0, 1.0], size=_BLOCK)
    centre = rng.uniform(-_SHIFT, _SHIFT, size=(_BLOCK, 2)) / 16
    cosine, sine = zoom * np.cos(angle), zoom * np.sin(angle)
    matrix = np.array([[mirror * cosine, mirror * sine], [-sine, cosine]]).transpose(2, 0, 1)
    offset = -matrix @ centre[:, :, None]
    transform = torch.from_numpy(np.concatenate([matrix, offset], axis=2)).float()
    grid = affine_grid(transform, [_BLOCK, 4, 32, 32], align_corners=False)
    drawn = grid_sample(chosen, grid, align_corners=False)

    def draw(numbers):
        return torch.from_numpy(numbers.astype(np.float32))

    coarse = draw(rng.random((_BLOCK, 3, 4, 4)))
    background = interpolate(coarse, (32, 32), mode="bicubic", align_corners=False)
    images = drawn[:, :3] + (1 - drawn[:, 3:]) * background
    images = images * draw(rng.uniform(*_TINTS, size=(_BLOCK, 3, 1, 1)))
    images += draw(rng.uniform(-_LIGHT, _LIGHT, size=(_BLOCK, 1, 1, 1)))
    images += _NOISE * torch.from_numpy(rng.standard_normal(images.shape, dtype=np.float32))
    return _scaled((images.clamp(0, 1) * 255).round()), torch.from_numpy(labels)


def _cifar10(folder, download, limits):
    """Read CIFAR-10 from the folder, where torchvision puts and checks its files."""
    import torch
    from torchvision.datasets import CIFAR10

    parts = []
    for train, limit in zip((True, False), limits, strict=True):
        try:
            part = CIFAR10(folder, train=train, download=download)
        except (RuntimeError, OSError) as error:
            raise OSError(
                f"CIFAR-10 is not complete and undamaged in {folder}, and was not downloaded ({error}). Call "
                'load_images("cifar10") once with an internet connection, or use load_images("emoji10").'
            ) from error
        images = torch.from_numpy(part.data[:limit]).permute(0, 3, 1, 2).contiguous()
        parts.append((_scaled(images.float()), torch.tensor(part.targets[:limit])))
    return tuple(parts)


def _scaled(images):
    """Bring colours from the range 0 to 255 to the range -1 to 1."""
    return images / 127.5 - 1
