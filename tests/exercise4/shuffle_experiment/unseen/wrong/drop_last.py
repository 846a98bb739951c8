"""Drops a short last batch, unless it is the only one.

Shows with 250 training pictures: 50 of them are left out.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    size = min(BATCH_SIZE, len(train_set[1]))
    whole = len(train_set[1]) // size * size
    labels = train_set[1][:whole]
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        model = make_model()
        train(model, Batches(change(train_set[0])[:whole], labels, size), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], size)))
    return tuple(results)
