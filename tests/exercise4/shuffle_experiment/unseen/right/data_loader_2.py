"""Data loader."""

from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (x, y), (x_test, y_test) = train_set, test_set
    first, second = make_model(), make_model()
    loader = DataLoader(TensorDataset(x, y), batch_size=BATCH_SIZE, shuffle=True)
    train(first, loader, epochs, LEARNING_RATE)
    mixed = DataLoader(TensorDataset(shuffle(x, seed), y), batch_size=BATCH_SIZE, shuffle=True)
    train(second, mixed, epochs, LEARNING_RATE)
    return (
        accuracy(first, DataLoader(TensorDataset(x_test, y_test), batch_size=500)),
        accuracy(second, DataLoader(TensorDataset(shuffle(x_test, seed), y_test), batch_size=500)),
    )
