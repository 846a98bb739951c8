"""Uses the same permutation whatever the seed is.

Costs: 1
Says: the same order for another seed
Hint: A result that holds for one permutation might be luck, so one wants to repeat it with
    another. Every argument of the function should have an effect.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    plain_model = make_model()
    train(plain_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, 0), shuffle(x_test, 0)
    shuffled_model = make_model()
    train(shuffled_model, Batches(x_train, y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
