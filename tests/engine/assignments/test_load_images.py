"""The pictures of exercise 4: emoji10 from the committed atlas, cifar10 from files of torchvision's format."""

from __future__ import annotations

import csv
import functools
import hashlib
import importlib.util
import pickle
import shutil
import unicodedata
from pathlib import Path
from types import ModuleType

import matplotlib as mpl
import numpy as np
import pytest
import torch
import torchvision.datasets

from autograder.course.notebooks import cell_of, read
from autograder.guest.evaluate import namespace_from, run_cell
from autograder.judging.reference import named_cells

SOURCE = Path(__file__).resolve().parents[3] / "source" / "exercise4"
DATA = SOURCE / "data"


@pytest.fixture(scope="module")
def datasets() -> ModuleType:
    spec = importlib.util.spec_from_file_location("datasets_of_exercise4", SOURCE / "datasets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _no_download(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody validates or grades, and an attempt to download anything fails the test."""

    def refuse(*args: object, **kwargs: object) -> None:
        pytest.fail("a download was attempted")

    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(torchvision.datasets.CIFAR10, "download", refuse)


@pytest.fixture(scope="module")
def emoji10(datasets: ModuleType):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NBGRADER_EXECUTION", raising=False)
        return datasets.load_images()


def test_emoji10_has_float_pictures_and_integer_labels(emoji10):
    for (images, labels), count in zip(emoji10, (8_000, 2_000), strict=True):
        assert tuple(images.shape) == (count, 3, 32, 32)
        assert images.dtype == torch.float32
        assert images.is_contiguous()
        assert tuple(labels.shape) == (count,)
        assert labels.dtype == torch.int64


def test_emoji10_pictures_use_the_range_from_minus_one_to_one_in_256_steps(emoji10):
    for images, _ in emoji10:
        assert images.min() == -1
        assert images.max() == 1
        steps = (images[:500] + 1) * 127.5
        assert (steps - steps.round()).abs().max() < 1e-3


def test_emoji10_has_as_many_pictures_of_each_class(datasets, emoji10):
    assert len(datasets.CLASSES) == 10
    for _, labels in emoji10:
        assert labels.bincount(minlength=10).tolist() == [len(labels) // 10] * 10


def test_emoji10_is_the_same_on_every_call(datasets, emoji10):
    for (images, labels), (again, labels_again) in zip(emoji10, datasets.load_images("emoji10"), strict=True):
        assert torch.equal(images, again)
        assert torch.equal(labels, labels_again)


def test_emoji10_does_not_touch_the_global_random_states(datasets, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    torch.manual_seed(3)
    before = torch.rand(4)
    torch.manual_seed(3)
    datasets.load_images()
    assert torch.equal(torch.rand(4), before)


def test_no_picture_of_emoji10_is_in_training_and_test(emoji10):
    (train_images, _), (test_images, _) = emoji10
    assert len(torch.unique(torch.cat([train_images, test_images]).flatten(1)[:, ::7], dim=0)) == 10_000


@pytest.mark.parametrize("how", ["autograde", "validate"])
def test_a_graded_notebook_gets_the_first_few_pictures(datasets, emoji10, monkeypatch, how):
    monkeypatch.setenv("NBGRADER_EXECUTION", how)
    for (images, labels), (few, labels_of_few), count in zip(
        emoji10, datasets.load_images("emoji10"), (100, 50), strict=True
    ):
        assert torch.equal(few, images[:count])
        assert torch.equal(labels_of_few, labels[:count])
        assert set(labels_of_few.tolist()) == set(range(10))


def test_an_unknown_name_is_refused_with_the_names_there_are(datasets):
    with pytest.raises(ValueError, match="emoji10 and cifar10"):
        datasets.load_images("mnist")


def test_a_missing_atlas_is_named(datasets, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"emoji_atlas\.png is missing"):
        datasets.load_images("emoji10", folder=tmp_path)


def test_an_atlas_elsewhere_is_read_from_there(datasets, emoji10, tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    for name in ("emoji_atlas.png", "emoji_atlas.csv"):
        shutil.copy(DATA / name, tmp_path)
    (few, _), _ = datasets.load_images("emoji10", folder=str(tmp_path))
    assert torch.equal(few, emoji10[0][0][:100])


def test_the_atlas_states_code_point_name_and_class_of_every_drawing(datasets):
    with (DATA / "emoji_atlas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["class"] for row in rows} == set(datasets.CLASSES)
    for row in rows:
        sign = chr(int(row["code_point"].removeprefix("U+"), 16))
        assert row["name"] == unicodedata.name(sign, "MOOSE").lower()  # the moose is newer than some Pythons
    assert "SIL OPEN FONT LICENSE Version 1.1" in (DATA / "emoji_atlas.LICENSE").read_text(encoding="utf-8")
    assert (DATA / "emoji_atlas.png").stat().st_size < 500_000


def test_batches_can_be_walked_through_again_and_in_new_orders(datasets):
    images, labels = torch.arange(10.0).reshape(10, 1), torch.arange(10)
    plain = datasets.Batches(images, labels, size=4)
    assert len(plain) == 3
    assert [part.tolist() for _, part in plain] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
    mixed = datasets.Batches(images, labels, size=4, seed=1)
    walks = [[batch for _, part in mixed for batch in part.tolist()] for _ in range(2)]
    assert walks[0] != walks[1]
    assert sorted(walks[0]) == sorted(walks[1]) == list(range(10))
    again = datasets.Batches(images, labels, size=4, seed=1)
    assert [label for _, part in again for label in part.tolist()] == walks[0]
    assert all(torch.equal(part[:, 0], of_part.float()) for part, of_part in mixed)


@pytest.fixture
def cifar10(tmp_path, monkeypatch):
    """A folder with tiny files of CIFAR-10's format, which torchvision takes for the real ones; and what is in them."""
    rng = np.random.default_rng(0)
    inside = tmp_path / "cifar-10-batches-py"
    inside.mkdir()

    def write(name: str, content: dict[str, object]) -> list[str]:
        (inside / name).write_bytes(pickle.dumps(content))
        return [name, hashlib.md5((inside / name).read_bytes(), usedforsecurity=False).hexdigest()]

    parts = {}
    for name in [f"data_batch_{number}" for number in range(1, 6)] + ["test_batch"]:
        pixels = rng.integers(256, size=(24, 3072), dtype=np.uint8)
        parts[name] = (pixels, rng.integers(10, size=24).tolist())
    files = [write(name, {"data": data, "labels": labels}) for name, (data, labels) in parts.items()]
    names, md5 = write("batches.meta", {"label_names": ["plane"] * 10})
    monkeypatch.setattr(torchvision.datasets.CIFAR10, "train_list", files[:5])
    monkeypatch.setattr(torchvision.datasets.CIFAR10, "test_list", files[5:])
    meta = {"filename": names, "key": "label_names", "md5": md5}
    monkeypatch.setattr(torchvision.datasets.CIFAR10, "meta", meta)
    return tmp_path, list(parts.values())


def test_cifar10_is_read_from_its_files(datasets, cifar10):
    folder, parts = cifar10
    (train_images, train_labels), (test_images, test_labels) = datasets.load_images("cifar10", folder, download=False)
    pixels = np.concatenate([data for data, _ in parts]).reshape(-1, 3, 32, 32)
    wanted = torch.from_numpy(pixels / 127.5 - 1).float()
    assert torch.allclose(train_images, wanted[:120], rtol=0, atol=1e-6)
    assert torch.allclose(test_images, wanted[120:], rtol=0, atol=1e-6)
    assert train_images.dtype == test_images.dtype == torch.float32
    assert train_images.is_contiguous()
    assert train_labels.tolist() + test_labels.tolist() == [label for _, labels in parts for label in labels]
    assert train_labels.dtype == test_labels.dtype == torch.int64


def test_cifar10_is_a_small_subset_in_a_graded_notebook_and_never_downloaded(datasets, cifar10, monkeypatch):
    folder, _ = cifar10
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    (train_images, _), (test_images, test_labels) = datasets.load_images("cifar10", folder)
    assert (len(train_images), len(test_images), len(test_labels)) == (100, 24, 24)


@pytest.mark.parametrize("name", ["data_batch_3", "test_batch", "batches.meta"])
def test_a_damaged_file_of_cifar10_is_refused_and_not_unpickled(datasets, cifar10, name):
    folder, _ = cifar10
    path = folder / "cifar-10-batches-py" / name
    path.write_bytes(pickle.dumps(pytest.fail) + path.read_bytes())
    with pytest.raises(OSError, match="CIFAR-10 is not complete and undamaged in"):
        datasets.load_images("cifar10", folder, download=False)


def test_missing_files_of_cifar10_are_named_with_what_to_do(datasets, tmp_path):
    with pytest.raises(OSError, match=r'Call load_images\("cifar10"\) once with an internet connection'):
        datasets.load_images("cifar10", tmp_path, download=False)


def test_cifar10_is_downloaded_when_it_may_be(datasets, tmp_path, monkeypatch):
    def download(self: object) -> None:
        raise OSError("no route to the server")

    monkeypatch.setattr(torchvision.datasets.CIFAR10, "download", download)
    with pytest.raises(OSError, match="no route to the server"):
        datasets.load_images("cifar10", tmp_path)


@pytest.fixture
def networks(monkeypatch):
    """The source notebook neural_networks as a function: the namespace of its set-up, changed, and its answers."""
    monkeypatch.setattr(mpl, "rcParams", mpl.rcParams.copy())
    monkeypatch.setattr("matplotlib.pyplot.show", lambda: None)
    nb = read(SOURCE / "neural_networks.ipynb")

    def run(old, new, answers=None):
        cells = [(name, (answers or {}).get(name, source.replace(old, new))) for name, source in named_cells(nb)]
        namespace = namespace_from(cells, str(SOURCE))

        def show(*names):
            for name in names:
                run_cell(namespace, name, cell_of(nb, name).source)
            return namespace

        return namespace, show

    return run


def test_one_word_in_the_set_up_cell_makes_the_notebook_one_about_cifar10(networks, cifar10, datasets, capsys):
    folder, _ = cifar10
    namespace, show = networks('DATA = "emoji10"', 'DATA = "cifar10"')
    assert [namespace[name] for name in ("BATCH_SIZE", "LEARNING_RATE", "EPOCHS")] == [4, 0.001, 2]
    namespace["load_images"] = functools.partial(datasets.load_images, folder=folder, download=False)
    show("load", "show-pictures", "batches-demo", "train-plain", "learning-curves", "class-bars")
    show("show-shuffled", "run-experiment", "four-accuracies", "the-lesson")
    printed = capsys.readouterr().out
    assert "training: images (120, 3, 32, 32), labels (120,)" in printed
    assert "plain pictures: the CNN is more than 2 points ahead:" in printed


MLPS = {
    "the reference's": ("", torch.float64),
    "transposed weights": (
        """class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [3072, 128, 64, 10]
        pairs = list(zip(sizes, sizes[1:]))
        self.weights = nn.ParameterList(nn.Parameter(torch.randn(a, b) / a**0.5) for a, b in pairs)
        self.biases = nn.ParameterList(nn.Parameter(torch.zeros(b)) for _, b in pairs)

    def forward(self, images):
        z = images.flatten(1)
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            z = (z if i == 0 else z.relu()) @ weight + bias
        return z""",
        torch.float64,
    ),
    "a convolution first": (
        """def MLP():
    return nn.Sequential(nn.Conv2d(3, 128, 32), nn.Flatten(), nn.ReLU(),
                         nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))""",
        torch.float64,
    ),
    "float32 by itself": (
        """class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.ReLU(),
                                    nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        return self.layers(images.float())""",
        torch.float32,
    ),
}


@pytest.mark.parametrize(("answer", "dtype"), MLPS.values(), ids=MLPS)
def test_every_right_mlp_has_a_twin(networks, emoji10, capsys, answer, dtype):
    namespace, show = networks("", "", {"MLP": answer} if answer else {})
    few = tuple((images[:300], labels[:300]) for images, labels in emoji10)
    namespace["pictures"] = lambda: few
    show("exact-twins", "exact-size", "exact-result")
    printed = capsys.readouterr().out
    assert namespace["exact_twins"]()[-1] == dtype
    assert printed.count(": True") == 2
    assert "False" not in printed
    assert ("float32" in printed) == (dtype == torch.float32)


def test_what_the_notebook_says_of_the_data_sets_is_what_the_loader_knows(networks):
    for name in ("emoji10", "cifar10"):
        namespace, _ = networks('DATA = "emoji10"', f'DATA = "{name}"')
        assert namespace["DATA"] == name
    with pytest.raises(KeyError):
        networks('DATA = "emoji10"', 'DATA = "mnist"')
