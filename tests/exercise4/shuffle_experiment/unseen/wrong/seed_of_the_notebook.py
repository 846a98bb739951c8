"""SEED of the first cell is used and the argument is not.

Against "one permutation, that of `seed`".
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(change):
        model = make_model()
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE))

    return run(lambda images: images), run(lambda images: shuffle(images, SEED))
