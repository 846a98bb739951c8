"""Makes CNNs whatever make_model is.

Shows with a make_model that counts its calls, or with MLP: it is never called.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        model = CNN()
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
    return results[0], results[1]
