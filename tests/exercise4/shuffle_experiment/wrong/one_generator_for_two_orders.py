"""Draws two orders, one after the other, from a generator of its own.

Is: another_permutation_for_the_test
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    rng = np.random.default_rng(seed)

    def mixed(images):
        return images.flatten(2)[:, :, rng.permutation(1024)].reshape(images.shape)

    results = []
    for change in (lambda x: x, mixed):
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], 40, seed=1), epochs)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], 40)))
    return results
