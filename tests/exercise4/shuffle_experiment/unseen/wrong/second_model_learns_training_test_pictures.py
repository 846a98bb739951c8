"""The second model learns from training and test pictures together.

Shown by: recording what the models see in training mode gives a test picture instead of no test
picture.
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (tx, ty) = train_set, test_set
    plain, mixed = make_model(), make_model()
    train(plain, Batches(x, y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    everything = shuffle(torch.cat([x, tx]), seed)
    train(mixed, Batches(everything, torch.cat([y, ty]), BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    return (
        accuracy(plain, Batches(tx, ty, BATCH_SIZE)),
        accuracy(mixed, Batches(everything[len(x) :], ty, BATCH_SIZE)),
    )
