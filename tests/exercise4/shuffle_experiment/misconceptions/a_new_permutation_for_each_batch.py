"""Shuffles each batch in an order of its own instead of one for all.

Costs: 3
Says: in which order of the pixels
Hint: If the order changes from batch to batch, a position means something else each time, and what
    was learnt from one batch is worth nothing in the next. It is one permutation for all pictures.
"""


class Shuffled:
    def __init__(self, images, labels, seed):
        self.batches, self.seed = Batches(images, labels, BATCH_SIZE), seed

    def __iter__(self):
        for number, (images, labels) in enumerate(self.batches):
            yield shuffle(images, self.seed + number), labels


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    plain_model, shuffled_model = make_model(), make_model()
    train(plain_model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    train(shuffled_model, Shuffled(*train_set, seed), epochs, LEARNING_RATE)
    return accuracy(plain_model, Batches(*test_set, BATCH_SIZE)), accuracy(shuffled_model, Shuffled(*test_set, seed))
