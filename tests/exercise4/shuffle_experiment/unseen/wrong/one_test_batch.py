"""Measures on the first batch of test pictures only.

Shows with more than 100 test pictures.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        images, labels = next(iter(Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
        results.append(accuracy(model, [(images, labels)]))
    return tuple(results)
