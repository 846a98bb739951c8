"""Looks at the last batch only and ignores all others.

Costs: 2
Says: guesses of 32 right
Hint: Counters that are set to zero inside the loop forget all batches but the last one. Check
    where they are set.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            correct, total = 0, 0
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    model.train(mode)
    return correct / total
