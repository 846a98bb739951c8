"""Puts the training pictures into another order and leaves their labels where they were.

Costs: 4
Says: what this model learns from
Hint: A picture and its label belong together. Whatever is done to the order of the pictures has to be
    done to the labels as well.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for is_shuffled in (False, True):
        to_learn, to_test = (shuffle(part[0], seed) if is_shuffled else part[0] for part in (train_set, test_set))
        model, order = make_model(), torch.arange(len(to_learn)).flip(0)
        train(model, Batches(to_learn[order], train_set[1], BATCH_SIZE), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(to_test, test_set[1], BATCH_SIZE)))
    return tuple(results)
