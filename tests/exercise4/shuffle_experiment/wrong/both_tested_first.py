"""Measures both fresh models, and trains them afterwards.

Is: tests_before_the_training
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    models, changes = [make_model(), make_model()], [lambda x: x, lambda x: shuffle(x, seed)]
    result = [accuracy(m, [(change(test_set[0]), test_set[1])]) for m, change in zip(models, changes)]
    for model, change in zip(models, changes):
        train(model, Batches(change(train_set[0]), train_set[1], 15), epochs)
    return result
