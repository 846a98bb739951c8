"""A loop over two functions of the pictures, shuffled both sets in one go (uses train, accuracy, shuffle).
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    n = len(train_set[0])
    both = torch.cat([train_set[0], test_set[0]])
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        learn, measure = change(both).split([n, len(both) - n])
        model = make_model()
        train(model, Batches(learn, train_set[1], BATCH_SIZE, seed=seed), epochs=epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, [(measure, test_set[1])]))
    return tuple(results)
