"""Shuffles training and test pictures in one call and takes them apart again."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    count = len(train_set[1])
    everything = torch.cat([train_set[0], test_set[0]])
    accuracies = []
    for images in (everything, shuffle(everything, seed)):
        model = make_model()
        train(model, list(Batches(images[:count], train_set[1], BATCH_SIZE)), epochs)
        accuracies.append(accuracy(model, [(images[count:], test_set[1])]))
    return torch.tensor(accuracies)
