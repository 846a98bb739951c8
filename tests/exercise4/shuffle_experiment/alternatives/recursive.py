"""Calls itself with shuffled sets, and returns a NumPy array."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs, again=True):
    model = make_model()
    train(model, Batches(*train_set, 50, seed=seed % 1000), epochs, lr=0.02, momentum=0.8)
    result = [accuracy(model, Batches(*test_set, 33))]
    if again:
        sets = [(shuffle(images, seed), labels) for images, labels in (train_set, test_set)]
        result += list(shuffle_experiment(make_model, *sets, seed, epochs, again=False))
    return np.array(result, dtype=np.float32)
