"""Tests with the permutation of twice the seed.

Is: another_permutation_for_the_test
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (
            shuffle(images, s) if is_shuffled else images
            for images, s in ((train_set[0], seed), (test_set[0], 2 * seed))
        )
        model = make_model()
        train(model, Batches(to_learn, train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(to_test, test_set[1], BATCH_SIZE)))
    return results
