"""Adds each batch's fraction and divides by how many batches there were.

Is: mean_of_batch_means
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    total, number = 0.0, 0
    for number, (images, labels) in enumerate(batches, start=1):
        with torch.no_grad():
            guesses = model(images).max(dim=1).indices
        total += int((guesses == labels).sum()) / labels.shape[0]
    model.train(mode)
    return total / number
