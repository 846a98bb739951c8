"""Trains the shuffled model first and returns the values in that order.

Is: the_two_numbers_swapped
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    changes = {"shuffled": lambda x: shuffle(x, seed), "plain": lambda x: x}
    result = {}
    for name, change in changes.items():
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], 10, seed=0), epochs)
        result[name] = accuracy(model, Batches(change(test_set[0]), test_set[1], 10))
    return list(result.values())
