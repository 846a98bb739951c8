"""Trains a single model, on plain pictures, and tests it on both kinds.

Costs: 2
Says: no model that learns from shuffled pictures
Hint: That measures how a model is confused by something that it has never seen. To compare
    what can be learnt, each kind of picture needs a model of its own.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model = make_model()
    train(model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    images, labels = test_set
    plain = accuracy(model, Batches(images, labels, BATCH_SIZE))
    shuffled = accuracy(model, Batches(shuffle(images, seed), labels, BATCH_SIZE))
    return plain, shuffled
