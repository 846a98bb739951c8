"""Trains for the notebook's EPOCHS.

Shows with epochs=2: each picture is seen six times.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(learn, test):
        model = make_model()
        train(model, Batches(*learn, BATCH_SIZE, seed=0), EPOCHS, lr=LEARNING_RATE)
        return accuracy(model, Batches(*test, BATCH_SIZE))

    def moved(data):
        return shuffle(data[0], seed), data[1]

    return run(train_set, test_set), run(moved(train_set), moved(test_set))
