"""Makes the model before the loop over the two kinds of pictures.

Is: one_model_for_both_trainings
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model, results = make_model(), []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        train(model, Batches(change(train_set[0]), train_set[1], 25, seed=3), epochs, lr=0.1)
        results.append(accuracy(model, Batches(change(test_set[0]), test_set[1], 50)))
    return tuple(results)
