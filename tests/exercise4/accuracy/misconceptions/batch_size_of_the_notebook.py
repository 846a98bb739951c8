"""Takes every batch to be as large as the notebook's constant says.

Costs: 2
Says: guesses of 32 right
Hint: The caller decides how large the batches are, and the last one may be short. A function that
    counts what it is given needs no constant of the notebook.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            total += BATCH_SIZE
    model.train(mode)
    return correct / total
