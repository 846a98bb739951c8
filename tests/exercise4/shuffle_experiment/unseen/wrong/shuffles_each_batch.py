"""Each batch of the second training is shuffled by a seed of its own.

Shows with more than one batch: batches come in different orders.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def cut(images, labels, moved):
        batches = []
        for number, (x, y) in enumerate(Batches(images, labels, BATCH_SIZE)):
            batches.append((shuffle(x, seed + number) if moved else x, y))
        return batches

    results = []
    for moved in (False, True):
        model = make_model()
        train(model, cut(*train_set, moved), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, cut(*test_set, moved)))
    return tuple(results)
