"""Data loaders with another batch size and learning rate, and a list."""

from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def learn_and_test(change):
        learn = DataLoader(TensorDataset(change(train_set[0]), train_set[1]), batch_size=5, shuffle=True)
        test = DataLoader(TensorDataset(change(test_set[0]), test_set[1]), batch_size=7)
        model = make_model()
        train(model, learn, epochs, lr=0.01)
        return accuracy(model, test)

    return [learn_and_test(lambda x: x), learn_and_test(lambda x: shuffle(x, seed))]
