"""The model that has learnt from plain pictures goes on learning from shuffled ones.

Shows with any make_model that counts its calls: one.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model = make_model()
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
    return tuple(results)
