"""Reports the best of the accuracies after each epoch instead of the last.

Costs: 4
Says: when it is tested
Hint: Choosing the epoch by the test pictures is learning from them: the largest of several measurements
    is too good on average. Test once, when the training is over.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (shuffle(part[0], seed) if is_shuffled else part[0] for part in (train_set, test_set))
        model, best = make_model(), 0.0
        for _ in range(epochs):
            train(model, Batches(to_learn, train_set[1], BATCH_SIZE), 1, lr=LEARNING_RATE)
            best = max(best, accuracy(model, Batches(to_test, test_set[1], BATCH_SIZE)))
        results.append(best)
    return tuple(results)
