"""A generator that yields the two accuracies."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    for change in (None, seed):
        learn, test = ([x if change is None else shuffle(x, change), y] for x, y in (train_set, test_set))
        model = make_model()
        train(model, Batches(*learn, size=64, seed=2), epochs, momentum=0.0)
        yield accuracy(model, Batches(*test, size=64))
