"""Has one data loader of test pictures for both models.

Is: tests_the_second_model_on_plain_pictures
"""

from torch.utils.data import DataLoader, TensorDataset


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    test = DataLoader(TensorDataset(*test_set), batch_size=50)
    models = make_model(), make_model()
    train(models[0], DataLoader(TensorDataset(*train_set), 50, shuffle=True), epochs)
    train(models[1], DataLoader(TensorDataset(shuffle(train_set[0], seed), train_set[1]), 50, shuffle=True), epochs)
    return tuple(accuracy(model, test) for model in models)
