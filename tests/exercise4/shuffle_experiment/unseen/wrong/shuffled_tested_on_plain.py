"""The model that has learnt from shuffled pictures is tested on plain ones.

Shows with any pictures: the second model sees plain pictures in its test.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    accuracies = []
    for images in (train_set[0], shuffle(train_set[0], seed)):
        model = make_model()
        train(model, Batches(images, train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        accuracies.append(accuracy(model, Batches(*test_set, BATCH_SIZE)))
    return tuple(accuracies)
