"""One training after the other, written out."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    train_images, train_labels = train_set
    test_images, test_labels = test_set

    plain_model = make_model()
    train(plain_model, Batches(train_images, train_labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    plain = accuracy(plain_model, Batches(test_images, test_labels, BATCH_SIZE))

    shuffled_model = make_model()
    train(shuffled_model, Batches(shuffle(train_images, seed), train_labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(shuffle(test_images, seed), test_labels, BATCH_SIZE))

    return plain, shuffled
