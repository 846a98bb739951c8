"""Makes both models and both pairs of sets first, in dictionaries, and then trains and tests each."""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    worlds = {
        "plain": (train_set, test_set),
        "shuffled": tuple((shuffle(images, seed), labels) for images, labels in (train_set, test_set)),
    }
    models = {name: make_model() for name in worlds}
    result = {}
    for name, (learn, check) in worlds.items():
        train(models[name], Batches(*learn, BATCH_SIZE, seed=42), epochs=epochs, lr=LEARNING_RATE)
        result[name] = accuracy(models[name], Batches(*check, BATCH_SIZE))
    return result["plain"], result["shuffled"]
