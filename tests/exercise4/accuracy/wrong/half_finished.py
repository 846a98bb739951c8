"""Collects the guesses and does not go on.

Is: nothing
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    guesses = []
    with torch.no_grad():
        for images, labels in batches:
            guesses.append(model(images).argmax(dim=1))
    model.train(mode)
