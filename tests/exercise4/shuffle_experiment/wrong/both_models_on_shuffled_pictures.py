"""Shuffles before the first training already.

Is: nothing
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    sets = [(shuffle(images, seed), labels) for images, labels in (train_set, test_set)]
    results = []
    for _ in range(2):
        model = make_model()
        train(model, Batches(*sets[0], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(*sets[1], BATCH_SIZE)))
    return results
