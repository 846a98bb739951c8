"""Trains epoch by epoch, watches the accuracies, and reports the last ones."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (shuffle(part[0], seed) if is_shuffled else part[0] for part in (train_set, test_set))
        model = make_model()
        curve = [accuracy(model, [(to_test, test_set[1])])]
        for _ in range(epochs):
            train(model, Batches(to_learn, train_set[1], 5, seed=3), 1, lr=0.1)
            curve.append(accuracy(model, [(to_test, test_set[1])]))
        print(curve)
        results.append(curve[-1])
    return results
