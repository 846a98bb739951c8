"""Measures the plain model before it has been trained.

Shows with any model that learns something: the first accuracy is that of random weights.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    models = make_model(), make_model()
    plain = accuracy(models[0], Batches(*test_set, BATCH_SIZE))
    train(models[0], Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    train(models[1], Batches(shuffle(train_set[0], seed), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    return plain, accuracy(models[1], Batches(shuffle(test_set[0], seed), test_set[1], BATCH_SIZE))
