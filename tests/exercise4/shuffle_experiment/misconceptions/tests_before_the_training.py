"""Measures the accuracies too early, before the models have learnt.

Costs: 4
Says: when it is tested
Hint: A model that has seen nothing yet only guesses, whatever the pictures are like. What training
    has brought can be measured only after it.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (shuffle(part[0], seed) if is_shuffled else part[0] for part in (train_set, test_set))
        model = make_model()
        results.append(accuracy(model, Batches(to_test, test_set[1], BATCH_SIZE)))
        train(model, Batches(to_learn, train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    return tuple(results)
