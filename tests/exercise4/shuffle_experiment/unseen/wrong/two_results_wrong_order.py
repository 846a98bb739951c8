"""The two results in the wrong order.

Shown by: a fixed model that looks at the first red value only, labels that are its sign: the result
gives [0.515, 1.0] instead of [1.0, 0.515].
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for change in (lambda images: shuffle(images, seed), lambda images: images):
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
    return tuple(results)
