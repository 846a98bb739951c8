"""Shuffles by SEED of the first cell and ignores seed.

Shown by: seed 123: recording what the second model sees in training mode gives other pictures
instead of the pictures of shuffle(train, seed).
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (tx, ty) = train_set, test_set
    plain, mixed = make_model(), make_model()
    train(plain, Batches(x, y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    train(mixed, Batches(shuffle(x, SEED), y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    return (
        accuracy(plain, Batches(tx, ty, BATCH_SIZE)),
        accuracy(mixed, Batches(shuffle(tx, SEED), ty, BATCH_SIZE)),
    )
