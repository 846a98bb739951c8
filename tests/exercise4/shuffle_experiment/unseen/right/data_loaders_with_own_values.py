"""Uses torch's DataLoader in place of Batches, with a batch size and a learning rate of its own."""

from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def loader(images, labels, mix):
        return DataLoader(TensorDataset(images, labels), batch_size=50, shuffle=mix)

    accuracies = []
    for is_shuffled in (False, True):
        (x, y), (x_test, y_test) = train_set, test_set
        if is_shuffled:
            x, x_test = shuffle(x, seed), shuffle(x_test, seed)
        model = make_model()
        train(model, loader(x, y, True), epochs, lr=0.03, momentum=0.9)
        accuracies.append(accuracy(model, loader(x_test, y_test, False)))
    return tuple(accuracies)
