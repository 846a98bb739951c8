"""Computes the shuffled training pictures and then trains on the plain ones.

Is: trains_on_plain_and_tests_on_shuffled
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    images, labels = train_set
    shuffled_images = shuffle(images, seed)
    batches = list(Batches(images, labels, 64))
    first, second = make_model(), make_model()
    for model in (first, second):
        train(model, batches, epochs, momentum=0.5)
    return accuracy(first, Batches(*test_set, 20)), accuracy(
        second, Batches(shuffle(test_set[0], seed), test_set[1], 20)
    )
