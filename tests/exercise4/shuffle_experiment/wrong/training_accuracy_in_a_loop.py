"""Measures each model on the batches that it has learnt from.

Is: tests_on_the_training_pictures
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for images in (train_set[0], shuffle(train_set[0], seed)):
        batches, model = Batches(images, train_set[1], 20), make_model()
        train(model, batches, epochs)
        results.append(accuracy(model, batches))
    return results
