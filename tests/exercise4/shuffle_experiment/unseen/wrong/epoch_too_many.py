"""Trains the second model for one epoch more, "to be fair".

Shows with any sets: the second model goes epochs + 1 times through the training pictures.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    first = make_model()
    train(first, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    second = make_model()
    moved = shuffle(train_set[0], seed)
    train(second, Batches(moved, train_set[1], BATCH_SIZE, seed=0), epochs + 1, lr=LEARNING_RATE)
    return (
        accuracy(first, Batches(*test_set, BATCH_SIZE)),
        accuracy(second, Batches(shuffle(test_set[0], seed), test_set[1], BATCH_SIZE)),
    )
