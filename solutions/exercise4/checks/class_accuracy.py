"""The public checks of `class_accuracy`."""

import numpy as np
import torch
from torch import nn


def check(calling, class_accuracy):
    model = nn.Linear(3, 3, bias=False)
    model.weight.data = torch.eye(3)  # the logits are the three numbers themselves
    guesses = nn.functional.one_hot(torch.tensor([0, 2, 2]), 3).float()
    labels = torch.tensor([0, 0, 2])
    measured = calling(class_accuracy, model, [(guesses, labels)], n_classes=3)
    measured.shown_as("class_accuracy(model, labels 0, 0, 2 and guesses 0, 2, 2)")
    measured.gives([0.5, np.nan, 1.0])
