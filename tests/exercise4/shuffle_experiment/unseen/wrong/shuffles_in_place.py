"""Shuffles the sets themselves for the second model.

Shows with any sets: train_set[0] and test_set[0] are shuffled after the call.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run():
        model = make_model()
        train(model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(*test_set, BATCH_SIZE))

    plain = run()
    for images, _ in (train_set, test_set):
        images[:] = shuffle(images, seed)
    return plain, run()
