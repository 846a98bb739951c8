"""Never calls make_model, and builds a network of its own.

Costs: 4
Says: the first accuracy
Hint: The experiment is to be repeated with another network, and the caller says which by handing
    over how to make it. Every argument of the function should have an effect.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = CNN()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), shuffle(x_test, seed)
    shuffled_model = CNN()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
