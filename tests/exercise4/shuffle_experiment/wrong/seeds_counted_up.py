"""Counts the seed up with every call of shuffle.

Is: another_permutation_for_the_test
"""

import itertools


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    seeds = itertools.count(seed)
    plain, shuffled = make_model(), make_model()
    train(plain, Batches(*train_set, BATCH_SIZE), epochs)
    train(shuffled, Batches(shuffle(train_set[0], next(seeds)), train_set[1], BATCH_SIZE), epochs)
    mixed = shuffle(test_set[0], next(seeds))
    return accuracy(plain, Batches(*test_set, 10)), accuracy(shuffled, Batches(mixed, test_set[1], 10))
