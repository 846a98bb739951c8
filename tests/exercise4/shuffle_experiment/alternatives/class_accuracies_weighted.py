"""Averages the accuracies of the classes, weighted by how many test pictures each has."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    weights = np.bincount(test_set[1].numpy(), minlength=10)
    results = {}
    for name, change in {"plain": lambda x: x, "shuffled": lambda x: shuffle(x, seed)}.items():
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=5), epochs, lr=LEARNING_RATE)
        per_class = np.asarray(class_accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
        results[name] = np.nansum(per_class * weights) / weights.sum()
    return results["plain"], results["shuffled"]
