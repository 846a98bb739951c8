"""Takes one batch with next and trains on it.

Is: learns_from_part_of_the_pictures
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (shuffle(part[0], seed) if is_shuffled else part[0] for part in (train_set, test_set))
        model = make_model()
        train(model, [next(iter(Batches(to_learn, train_set[1], BATCH_SIZE)))], epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(to_test, test_set[1], BATCH_SIZE)))
    return results
