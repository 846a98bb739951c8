"""Cuts the last fifth of the training pictures off before both trainings.

Is: keeps_a_validation_split
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    n = len(train_set[1]) * 4 // 5
    train_set = train_set[0][:n], train_set[1][:n]
    a = make_model()
    train(a, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    plain = accuracy(a, Batches(*test_set, BATCH_SIZE))
    b = make_model()
    train(b, Batches(shuffle(train_set[0], seed), train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    shuffled = accuracy(b, Batches(shuffle(test_set[0], seed), test_set[1], BATCH_SIZE))
    return plain, shuffled
