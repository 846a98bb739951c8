"""Two runs."""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(train_images, test_images):
        model = make_model()
        train(model, Batches(train_images, train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(test_images, test_set[1], BATCH_SIZE))

    plain = run(train_set[0], test_set[0])
    shuffled = run(shuffle(train_set[0], seed), shuffle(test_set[0], seed))
    return plain, shuffled
