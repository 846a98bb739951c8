"""Batches as plain lists of slices in fixed order; an array of two numbers."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def cut(images, labels, size=32):
        return [(images[i : i + size], labels[i : i + size]) for i in range(0, len(labels), size)]

    accuracies = np.empty(2)
    for k, see in enumerate([torch.clone, lambda images: shuffle(images, seed)]):
        model = make_model()
        train(model, cut(see(train_set[0]), train_set[1]), epochs, lr=LEARNING_RATE)
        accuracies[k] = accuracy(model, cut(see(test_set[0]), test_set[1]))
    return accuracies
