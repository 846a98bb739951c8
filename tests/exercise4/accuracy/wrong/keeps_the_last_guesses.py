"""Overwrites the guesses in each turn of the loop and compares at the end.

Is: last_batch_only
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    for images, labels in batches:
        with torch.no_grad():
            guesses = model(images).argmax(1)
    model.train(mode)
    return (guesses == labels).double().mean().item()
