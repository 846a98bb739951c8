"""Shuffles the test pictures in another order than the training pictures.

Costs: 2
Says: the same permutation for training and test
Hint: What the model has learnt about a position then tells it nothing about the test pictures.
    Training and test have to speak the same language.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), shuffle(x_test, seed + 1)
    shuffled_model = make_model()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
