"""Takes the percentage of errors from 100.

Is: percent
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    wrong = total = 0
    with torch.inference_mode():
        for x, y in batches:
            wrong += int((model(x).argmax(-1) != y).sum())
            total += len(y)
    if was_training:
        model.train()
    return 100 - 100 * wrong / total
