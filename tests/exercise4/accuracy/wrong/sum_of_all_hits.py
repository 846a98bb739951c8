"""Adds all hits up and leaves it at that.

Is: number_of_right_guesses
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    with torch.no_grad():
        hits = sum((model(x).argmax(1) == y).sum() for x, y in batches)
    model.train(mode)
    return hits
