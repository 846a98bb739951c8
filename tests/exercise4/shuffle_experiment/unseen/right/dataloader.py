"""torch's DataLoader with a generator of its own; shuffled first, plain second, given in the order asked for."""
from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    sets = {
        "shuffled": [(shuffle(images, seed), labels) for images, labels in (train_set, test_set)],
        "plain": [train_set, test_set],
    }
    found = {}
    for name, (learn, test) in sets.items():
        generator = torch.Generator().manual_seed(123)
        loader = DataLoader(TensorDataset(*learn), batch_size=BATCH_SIZE, shuffle=True, generator=generator)
        model = make_model()
        train(model, loader, epochs, lr=LEARNING_RATE)
        found[name] = accuracy(model, DataLoader(TensorDataset(*test), batch_size=500))
    return found["plain"], found["shuffled"]
