"""Shuffles each batch when it is drawn, with one seed."""

class Moved:
    def __init__(self, batches, seed):
        self.batches, self.seed = batches, seed

    def __iter__(self):
        return ((shuffle(images, self.seed), labels) for images, labels in self.batches)


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    learn, judge = Batches(*train_set, BATCH_SIZE, seed=0), Batches(*test_set, BATCH_SIZE)
    accuracies = []
    for to_learn, to_judge in ((learn, judge), (Moved(learn, seed), Moved(judge, seed))):
        model = make_model()
        train(model, to_learn, epochs, LEARNING_RATE)
        accuracies.append(accuracy(model, to_judge))
    plain, shuffled = accuracies
    return plain, shuffled
