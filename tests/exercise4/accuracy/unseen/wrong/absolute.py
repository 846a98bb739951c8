"""Guesses the class of the logit that is largest in absolute value.

Shows with logits such as (1, -2): class 1 is guessed.
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).abs().argmax(1) == labels).sum().item()
            total += len(labels)
    model.train(was_training)
    return correct / total
