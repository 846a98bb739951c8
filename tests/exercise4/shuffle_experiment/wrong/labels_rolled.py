"""Moves the labels by one place against the pictures.

Is: labels_left_behind
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (x_test, y_test) = train_set, test_set
    plain, mixed = make_model(), make_model()
    train(plain, Batches(x, y.roll(1), BATCH_SIZE), epochs)
    train(mixed, Batches(shuffle(x, seed), y.roll(1), BATCH_SIZE), epochs)
    return accuracy(plain, [(x_test, y_test)]), accuracy(mixed, [(shuffle(x_test, seed), y_test)])
