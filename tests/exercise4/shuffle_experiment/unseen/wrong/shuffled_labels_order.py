"""Shuffles the order of training pictures as well, but not that of their labels.

Shows with any sets of several classes: the second model learns other labels than the pictures have, and stays at guessing.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (x_test, y_test) = train_set, test_set
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(seed))
    results = []
    for learn, test in ((x, x_test), (shuffle(x[order], seed), shuffle(x_test, seed))):
        model = make_model()
        train(model, Batches(learn, y, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(test, y_test, BATCH_SIZE)))
    return tuple(results)
