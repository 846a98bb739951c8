"""Trains once and measures in a comprehension.

Is: one_trained_model_tested_twice
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model, (images, labels) = make_model(), test_set
    train(model, list(Batches(*train_set, 8)), epochs, lr=0.01)
    return [accuracy(model, [(pictures, labels)]) for pictures in (images, shuffle(images, seed))]
