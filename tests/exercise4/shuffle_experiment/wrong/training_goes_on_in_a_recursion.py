"""Hands the trained model on to a recursive call.

Is: one_model_for_both_trainings
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs, model=None):
    first = model is None
    model = model or make_model()
    train(model, Batches(*train_set, 30, seed=0), epochs)
    result = (accuracy(model, Batches(*test_set, 30)),)
    if first:
        sets = [(shuffle(images, seed), labels) for images, labels in (train_set, test_set)]
        result += shuffle_experiment(make_model, *sets, seed, epochs, model)
    return result
