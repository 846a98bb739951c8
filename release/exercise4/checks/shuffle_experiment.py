"""The public checks of `shuffle_experiment`."""

import torch
from torch import nn


def check(calling, shuffle_experiment):
    # Dark pictures are class 0 and bright ones class 1: easy to learn, shuffled or not.
    labels = torch.tensor([0, 1] * 20)
    images = (labels - 0.5).reshape(-1, 1, 1, 1).expand(-1, 3, 32, 32).clone()
    made = []

    def make_model():
        made.append(nn.Sequential(nn.Flatten(), nn.Linear(3072, 10)))
        return made[-1]

    data = (images, labels)
    experiment = calling(shuffle_experiment, make_model, data, data, seed=0, epochs=20)
    experiment.shown_as("shuffle_experiment(make_model, data, data, seed=0, epochs=20)")
    accuracies = experiment.values("plain", "shuffled")
    experiment.part("the number of models", len(made), 2, look="a new model for each training")
    experiment.part(
        "the accuracies on dark and bright pictures",
        [float(value) for value in accuracies],
        [1.0, 1.0],
        look="what each model learns from, and what it is tested on",
        atol=0.005,
    )
