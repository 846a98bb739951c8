"""Gives nan instead of 0 for a class of which no guess is right.

Costs: 1
Says: nan
Hint: If there are examples and all guesses are wrong, something was measured: the fraction is 0. Only a
    class without examples has none.
"""


def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            right += torch.bincount(labels[guesses == labels], minlength=n_classes)
            total += torch.bincount(labels, minlength=n_classes)
    model.train(was_training)
    return torch.where(right > 0, right / total, torch.nan)
