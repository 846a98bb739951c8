"""Draws an order of its own from a constant seed.

Is: ignores_the_seed
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    order, results = np.random.RandomState(3).permutation(1024), []
    for places in (slice(None), order):
        x, x_test = (part[0].flatten(2)[:, :, places].reshape(part[0].shape) for part in (train_set, test_set))
        model = make_model()
        train(model, Batches(x, train_set[1], 60, seed=1), epochs)
        results.append(accuracy(model, Batches(x_test, test_set[1], 60)))
    return results
