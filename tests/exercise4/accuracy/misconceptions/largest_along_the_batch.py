"""Looks for the largest logit along the batch instead of along the classes.

Costs: 3
Says: RuntimeError
Hint: Logits have one row an example and one column a class. A guess is wanted for every example, so
    the axis of the classes is the one that has to go.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=0)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    model.train(mode)
    return correct / total
