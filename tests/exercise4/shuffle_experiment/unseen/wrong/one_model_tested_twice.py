"""Trains one model on plain pictures and tests it on plain and on shuffled ones.

Shows with any make_model that counts its calls: one; no model learns from shuffled pictures.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model = make_model()
    train(model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    plain = accuracy(model, Batches(*test_set, BATCH_SIZE))
    shuffled = accuracy(model, Batches(shuffle(test_set[0], seed), test_set[1], BATCH_SIZE))
    return plain, shuffled
