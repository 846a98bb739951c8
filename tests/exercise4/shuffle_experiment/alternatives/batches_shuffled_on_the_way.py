"""Shuffles batch by batch while it trains and tests."""


class Shuffled:
    def __init__(self, batches, seed):
        self.batches, self.seed = batches, seed

    def __iter__(self):
        for images, labels in self.batches:
            yield shuffle(images, self.seed), labels


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    accuracies = []
    for wrap in (lambda batches: batches, lambda batches: Shuffled(batches, seed)):
        torch.manual_seed(seed)
        model = make_model()
        train(model, wrap(Batches(*train_set, 3, seed=seed)), epochs)
        accuracies += [accuracy(model, wrap(Batches(*test_set, 4)))]
    return accuracies[0], accuracies[1]
