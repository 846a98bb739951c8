"""Tests after each epoch and gives the best of these accuracies, so the test pictures choose the epoch.

Shows when an accuracy falls from one epoch to the next: the result is not the accuracy of the trained model.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def best(learn, test):
        model = make_model()
        batches = Batches(*learn, BATCH_SIZE, seed=0)
        found = []
        for _ in range(epochs):
            train(model, batches, 1, lr=LEARNING_RATE)
            found.append(accuracy(model, Batches(*test, BATCH_SIZE)))
        return max(found)

    def moved(data):
        return shuffle(data[0], seed), data[1]

    return best(train_set, test_set), best(moved(train_set), moved(test_set))
