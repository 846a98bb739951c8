"""Answers 0 in a comprehension where there is nothing to divide by.

Is: zero_for_a_class_without_examples
"""


def class_accuracy(model, batches, n_classes=10):
    was_training, hits = model.training, [[] for _ in range(n_classes)]
    model.eval()
    for images, labels in batches:
        with torch.no_grad():
            guesses = model(images).argmax(1)
        for label, guess in zip(labels, guesses):
            hits[label].append(int(guess == label))
    model.train(was_training)
    return [np.mean(h) if h else 0 for h in hits]
