"""Makes both models first, trains the shuffled one first, and looks at the training accuracy too."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    models = {"plain": make_model(), "shuffled": make_model()}
    make = {"plain": lambda x: x.clone(), "shuffled": lambda x: shuffle(x, seed)}
    result = {}
    for kind in ("shuffled", "plain"):
        batches = [(make[kind](train_set[0]), train_set[1])]
        for _ in range(epochs):
            train(models[kind], batches, 1, lr=0.02, momentum=0.5)
            print(kind, accuracy(models[kind], batches))
        result[kind] = accuracy(models[kind], [(make[kind](test_set[0]), test_set[1])])
    return np.array([result["plain"], result["shuffled"]])
