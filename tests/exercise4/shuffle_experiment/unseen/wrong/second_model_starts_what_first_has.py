"""The second model starts from what the first has learnt.

Shown by: a model that compares its weights at its first step with those it was made with gives
weights that have learnt instead of fresh weights.
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (tx, ty) = train_set, test_set
    plain, mixed = make_model(), make_model()
    train(plain, Batches(x, y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    mixed.load_state_dict(plain.state_dict())
    train(mixed, Batches(shuffle(x, seed), y, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    return (
        accuracy(plain, Batches(tx, ty, BATCH_SIZE)),
        accuracy(mixed, Batches(shuffle(tx, seed), ty, BATCH_SIZE)),
    )
