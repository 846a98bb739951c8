"""EPOCHS of the first cell instead of epochs.

Shown by: 12 training pictures and epochs = 2: a model that counts gives 72 and 72 pictures seen
instead of 24 and 24 pictures seen.
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (tx, ty) = train_set, test_set
    plain, mixed = make_model(), make_model()
    train(plain, Batches(x, y, BATCH_SIZE, seed=0), EPOCHS, LEARNING_RATE)
    train(mixed, Batches(shuffle(x, seed), y, BATCH_SIZE, seed=0), EPOCHS, LEARNING_RATE)
    return (
        accuracy(plain, Batches(tx, ty, BATCH_SIZE)),
        accuracy(mixed, Batches(shuffle(tx, seed), ty, BATCH_SIZE)),
    )
