"""Trains the second model on plain pictures and tests it on shuffled ones.

Costs: 2
Says: no model that learns from shuffled pictures
Hint: That measures how a model is confused by something that it has never seen. The question
    is what it can learn if it never sees anything else.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_test = shuffle(x_test, seed)
    shuffled_model = make_model()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
