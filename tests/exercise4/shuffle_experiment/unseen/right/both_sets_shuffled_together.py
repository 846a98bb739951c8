"""Both sets shuffled together."""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    everything = torch.cat([train_set[0], test_set[0]])
    n = len(train_set[0])
    result = []
    for images in (everything, shuffle(everything, seed)):
        model = make_model()
        learn = Batches(images[:n], train_set[1], BATCH_SIZE, seed=123)
        train(model, learn, epochs, lr=LEARNING_RATE, momentum=0.9)
        result.append(accuracy(model, [(images[n:], test_set[1])]))
    return tuple(result)
