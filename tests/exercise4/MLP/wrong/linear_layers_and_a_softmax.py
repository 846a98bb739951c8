"""Has no ReLU at all, but a softmax at the end.

Is: relu_missing_everywhere, softmax_at_the_end
"""


def MLP():
    return nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.Linear(128, 64), nn.Linear(64, 10), nn.Softmax(dim=1))
