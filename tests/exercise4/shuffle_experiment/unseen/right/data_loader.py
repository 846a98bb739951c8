"""Uses torch's DataLoader and batches of its own size."""

from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def loader(part, mixed, **options):
        images, labels = part
        return DataLoader(TensorDataset(shuffle(images, seed) if mixed else images, labels), batch_size=20, **options)

    def measured(mixed):
        model = make_model()
        train(model, loader(train_set, mixed, shuffle=True), epochs, lr=0.01)
        return accuracy(model, loader(test_set, mixed))

    return measured(False), measured(True)
