"""Trains for the notebook's number of epochs, whatever is asked for.

Costs: 4
Says: what this model learns from
Hint: The number of epochs is an argument, and every argument of the function should have an
    effect. A constant of the notebook can be passed in by the caller.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), EPOCHS, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), shuffle(x_test, seed)
    shuffled_model = make_model()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), EPOCHS, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
