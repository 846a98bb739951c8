"""Tests on the training pictures.

Shows when the training accuracy is not the test accuracy.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(images, labels):
        model = make_model()
        train(model, Batches(images, labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(images, labels, BATCH_SIZE))

    images, labels = train_set
    return run(images, labels), run(shuffle(images, seed), labels)
