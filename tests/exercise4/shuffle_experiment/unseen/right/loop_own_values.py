"""Loop over the two kinds, both models made beforehand, batches and learning rate of its own; gives a list."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    models = [make_model(), make_model()]
    results = []
    for number, model in enumerate(models):
        (x, y), (x_test, y_test) = train_set, test_set
        if number == 1:
            x, x_test = shuffle(x, seed), shuffle(x_test, seed)
        train(model, Batches(x, y, 50), epochs, lr=0.03, momentum=0.9)
        results.append(accuracy(model, Batches(x_test, y_test, 64)))
    return results
