"""One helper does a training and a test, and functools.partial changes the pictures."""

import functools


def learn_and_test(change, make_model, train_set, test_set, epochs):
    model = make_model()
    train(model, Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
    return accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE))


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    changes = (torch.Tensor.clone, functools.partial(shuffle, seed=seed))
    return tuple(learn_and_test(change, make_model, train_set, test_set, epochs) for change in changes)
