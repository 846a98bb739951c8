"""Writes both halves of the experiment out."""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    train_images, train_labels = train_set
    test_images, test_labels = test_set

    plain_model = make_model()
    batches = Batches(train_images, train_labels, BATCH_SIZE, seed=0)
    train(plain_model, batches, epochs, lr=LEARNING_RATE)
    plain = accuracy(plain_model, Batches(test_images, test_labels, BATCH_SIZE))

    shuffled_model = make_model()
    batches = Batches(shuffle(train_images, seed), train_labels, BATCH_SIZE, seed=0)
    train(shuffled_model, batches, epochs, lr=LEARNING_RATE)
    test_batches = Batches(shuffle(test_images, seed), test_labels, BATCH_SIZE)
    shuffled = accuracy(shuffled_model, test_batches)

    return plain, shuffled
