"""Lets a deep copy of the trained model go on learning from shuffled pictures.

Is: one_model_for_both_trainings
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    model = make_model()
    train(model, Batches(*train_set, BATCH_SIZE, seed=0), epochs)
    twin = copy.deepcopy(model)
    train(twin, Batches(shuffle(train_set[0], seed), train_set[1], BATCH_SIZE, seed=0), epochs)
    plain = accuracy(model, Batches(*test_set, BATCH_SIZE))
    return plain, accuracy(twin, Batches(shuffle(test_set[0], seed), test_set[1], BATCH_SIZE))
