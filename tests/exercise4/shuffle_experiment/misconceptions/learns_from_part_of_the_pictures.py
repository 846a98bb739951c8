"""Learns from a part of the training pictures only.

Costs: 4
Says: whether the model has learnt from all training pictures
Hint: More pictures to learn from make a better network, and the others are there to be used. Each
    epoch goes through all training pictures, whatever their number and the size of a batch.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, [(x_train[:BATCH_SIZE], y_train[:BATCH_SIZE])], epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), shuffle(x_test, seed)
    shuffled_model = make_model()
    train(shuffled_model, [(x_train[:BATCH_SIZE], y_train[:BATCH_SIZE])], epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
