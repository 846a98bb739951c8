"""Changes lists of batches, each with a seed of its own.

Is: a_new_permutation_for_each_batch
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def mixed(batches):
        return [(shuffle(x, seed + 10 * i), y) for i, (x, y) in enumerate(batches)]

    learn, test = list(Batches(*train_set, 64)), list(Batches(*test_set, 64))
    results = []
    for change in (list, mixed):
        model = make_model()
        train(model, change(learn), epochs)
        results.append(accuracy(model, change(test)))
    return results
