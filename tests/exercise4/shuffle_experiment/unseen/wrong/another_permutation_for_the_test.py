"""The test pictures are shuffled by seed + 1.

Against "It is one permutation, that of `seed`, for training and test alike".
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model = make_model()
    train(model, Batches(*train_set, BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
    plain = accuracy(model, Batches(*test_set, BATCH_SIZE))
    model = make_model()
    batches = Batches(shuffle(train_set[0], seed), train_set[1], BATCH_SIZE, seed=1)
    train(model, batches, epochs, lr=LEARNING_RATE)
    shuffled = accuracy(model, Batches(shuffle(test_set[0], seed + 1), test_set[1], BATCH_SIZE))
    return plain, shuffled
