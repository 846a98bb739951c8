"""Overwrites the given pictures with the shuffled ones.

Costs: 1
Says: changed by the call
Hint: A tensor is handed over as it is, not as a copy, so the next experiment would begin with shuffled
    pictures. Give the shuffled ones a name of their own.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        if is_shuffled:
            train_set[0][:] = shuffle(train_set[0], seed)
            test_set[0][:] = shuffle(test_set[0], seed)
        model = make_model()
        train(model, Batches(*train_set, BATCH_SIZE), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(*test_set, BATCH_SIZE)))
    return tuple(results)
