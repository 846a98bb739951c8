"""Training and test pictures are put together, shuffled in one call, and cut apart again."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    count = len(train_set[0])
    together = shuffle(torch.cat([train_set[0], test_set[0]]), seed)
    versions = [(train_set[0], test_set[0]), (together[:count], together[count:])]

    def run(pair):
        model = make_model()
        train(model, Batches(pair[0], train_set[1], size=BATCH_SIZE, seed=1), epochs=epochs, lr=LEARNING_RATE)
        return accuracy(model, [(pair[1], test_set[1])])

    plain, shuffled = map(run, versions)
    return plain, shuffled
