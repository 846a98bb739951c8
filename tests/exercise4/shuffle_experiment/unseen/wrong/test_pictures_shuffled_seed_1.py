"""The test pictures are shuffled by seed + 1.

Shown by: seed 123: recording what the second model sees in evaluation mode gives other pictures
instead of the pictures of shuffle(test, seed).
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (tx, ty) = train_set, test_set
    plain, mixed = make_model(), make_model()
    train(plain, Batches(x, y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    train(mixed, Batches(shuffle(x, seed), y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    return (
        accuracy(plain, Batches(tx, ty, BATCH_SIZE)),
        accuracy(mixed, Batches(shuffle(tx, seed + 1), ty, BATCH_SIZE)),
    )
