"""Gives whole per cents.

Shows with accuracies above 0: (83, 46) in place of (0.83, 0.46).
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(round(100 * accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE))))
    return tuple(results)
