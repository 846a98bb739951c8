"""Measures on training pictures and gives the shuffled number first.

Is: the_two_numbers_swapped, tests_on_the_training_pictures
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for images in (shuffle(train_set[0], seed), train_set[0]):
        model = make_model()
        train(model, Batches(images, train_set[1], BATCH_SIZE), epochs)
        results.append(accuracy(model, Batches(images, train_set[1], BATCH_SIZE)))
    return results
