"""Twice the same lines (uses train, accuracy, shuffle).
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (images, labels), (test_images, test_labels) = train_set, test_set

    plain = make_model()
    train(plain, Batches(images, labels, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    on_plain = accuracy(plain, Batches(test_images, test_labels, BATCH_SIZE))

    other = make_model()
    train(other, Batches(shuffle(images, seed), labels, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    on_shuffled = accuracy(other, Batches(shuffle(test_images, seed), test_labels, BATCH_SIZE))
    return on_plain, on_shuffled
