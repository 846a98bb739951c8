"""Uses data loaders, and shuffles only the one for testing.

Is: trains_on_plain_and_tests_on_shuffled
"""

from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    models = {name: make_model() for name in ("plain", "shuffled")}
    tests = {"plain": test_set[0], "shuffled": shuffle(test_set[0], seed)}
    for name, model in models.items():
        train(model, DataLoader(TensorDataset(*train_set), batch_size=16, shuffle=True), epochs)
    return [accuracy(models[name], DataLoader(TensorDataset(tests[name], test_set[1]), 16)) for name in tests]
