"""A helper with a cache gives the same model twice.

Is: one_model_for_both_trainings
"""

import functools


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    fresh = functools.lru_cache(make_model)

    def learn_and_test(learn, test):
        train(fresh(), Batches(learn, train_set[1], BATCH_SIZE), epochs)
        return accuracy(fresh(), [(test, test_set[1])])

    plain = learn_and_test(train_set[0], test_set[0])
    return plain, learn_and_test(shuffle(train_set[0], seed), shuffle(test_set[0], seed))
