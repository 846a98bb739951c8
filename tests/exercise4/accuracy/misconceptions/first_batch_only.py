"""Returns after the first batch and ignores all others.

Costs: 2
Says: guesses of 32 right
Hint: A return ends the loop in which it stands. How far a line is indented decides whether it comes
    after one batch or after all.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
            model.train(mode)
            return correct / total
