"""Trains one model twice and tests it in another order.

Is: one_model_for_both_trainings, another_permutation_for_the_test
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model = make_model()
    train(model, Batches(*train_set, BATCH_SIZE), epochs)
    plain = accuracy(model, Batches(*test_set, BATCH_SIZE))
    train(model, Batches(shuffle(train_set[0], seed), train_set[1], BATCH_SIZE), epochs)
    return plain, accuracy(model, Batches(shuffle(test_set[0], seed + 1), test_set[1], BATCH_SIZE))
