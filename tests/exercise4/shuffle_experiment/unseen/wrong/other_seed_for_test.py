"""Test pictures are shuffled by seed + 1.

Shows with any pictures: training and test pictures come in two different orders.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(learn, test):
        model = make_model()
        train(model, Batches(*learn, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(*test, BATCH_SIZE))

    shuffled_train = (shuffle(train_set[0], seed), train_set[1])
    shuffled_test = (shuffle(test_set[0], seed + 1), test_set[1])
    return run(train_set, test_set), run(shuffled_train, shuffled_test)
