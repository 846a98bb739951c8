"""Sets a part of the training pictures aside for validation and never trains on it.

Costs: 4
Says: whether the model has learnt from all training pictures
Hint: Nothing is chosen here, so there is nothing to validate, and a network that sees fewer pictures learns less.
    Each epoch goes through all training pictures.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    n = len(train_set[1]) * 4 // 5
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (shuffle(part[0], seed) if is_shuffled else part[0] for part in (train_set, test_set))
        model = make_model()
        train(model, Batches(to_learn[:n], train_set[1][:n], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(to_test, test_set[1], BATCH_SIZE)))
    return tuple(results)
