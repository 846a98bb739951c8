"""The second model is a copy of the first one before training, not a model from a second call of make_model().

Shows with a make_model that counts its calls: one.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    plain_model = make_model()
    shuffled_model = copy.deepcopy(plain_model)
    train(plain_model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    train(shuffled_model, Batches(shuffle(train_set[0], seed), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    return (
        accuracy(plain_model, Batches(*test_set, BATCH_SIZE)),
        accuracy(shuffled_model, Batches(shuffle(test_set[0], seed), test_set[1], BATCH_SIZE)),
    )
