"""Torch's DataLoader and a learning rate of its own; shuffled first (uses train, accuracy, shuffle).
"""

from torch.utils.data import DataLoader, TensorDataset

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def measure(learn, check):
        model = make_model()
        order = torch.Generator().manual_seed(7)
        train(model, DataLoader(TensorDataset(*learn), batch_size=20, shuffle=True, generator=order), epochs, 0.02, 0.9)
        return accuracy(model, DataLoader(TensorDataset(*check), batch_size=500))

    mixed = [(shuffle(images, seed), labels) for images, labels in (train_set, test_set)]
    shuffled = measure(*mixed)
    return measure(train_set, test_set), shuffled
