"""Uses the notebook's SEED for the permutation.

Shows with seed=0: pictures are shuffled by seed 4.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(learn, test):
        model = make_model()
        train(model, Batches(*learn, BATCH_SIZE, seed=seed), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(*test, BATCH_SIZE))

    def moved(data):
        return shuffle(data[0], SEED), data[1]

    return run(train_set, test_set), run(moved(train_set), moved(test_set))
