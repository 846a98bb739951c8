"""An inner function takes what is done to the pictures."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def measure(change):
        model = make_model()
        learn = Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=seed)
        test = Batches(change(test_set[0]), test_set[1], BATCH_SIZE)
        train(model, learn, epochs, LEARNING_RATE)
        return accuracy(model, test)

    return measure(lambda images: images), measure(lambda images: shuffle(images, seed))
