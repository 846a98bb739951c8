"""Tests the model of the shuffled pictures on plain ones instead of shuffled ones.

Costs: 2
Says: the same permutation for training and test
Hint: This model has never seen a plain picture, so it is tested in a language that it does not
    know. Training and test pictures should be shuffled alike.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), x_test
    shuffled_model = make_model()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
