"""Gives the name of the test set to the training set.

Is: tests_on_the_training_pictures
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    test_set = (images, labels) = train_set
    models = [make_model(), make_model()]
    for model, change in zip(models, (lambda x: x, lambda x: shuffle(x, seed))):
        train(model, [(change(images), labels)], epochs)
    x, y = test_set
    return accuracy(models[0], [(x, y)]), accuracy(models[1], [(shuffle(x, seed), y)])
