"""Keeps a curve of accuracies and reports its maximum.

Is: reports_the_best_epoch
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    curves = np.zeros((2, epochs))
    for row, change in zip(curves, (lambda x: x, lambda x: shuffle(x, seed))):
        model, batches = make_model(), Batches(change(train_set[0]), train_set[1], 52, seed=0)
        for epoch in range(epochs):
            train(model, batches, 1, lr=0.1)
            row[epoch] = accuracy(model, [(change(test_set[0]), test_set[1])])
    return curves.max(axis=1)
