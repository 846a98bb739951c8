"""Measures on the training pictures instead of the test pictures.

Costs: 4
Says: which pictures the model is tested on
Hint: A network may know the pictures that it has learnt from by heart. What it has understood
    shows on pictures that it has not seen.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_train, y_train, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), shuffle(x_test, seed)
    shuffled_model = make_model()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_train, y_train, BATCH_SIZE))
    return plain, shuffled
