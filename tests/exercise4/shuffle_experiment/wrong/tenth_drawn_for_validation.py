"""Draws a tenth of the training pictures for validation and picks nothing by it.

Is: keeps_a_validation_split
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    order = torch.randperm(len(train_set[1]))
    kept = order[len(order) // 10 :]
    results = []
    for change in (lambda x: x, lambda x: shuffle(x, seed)):
        model = make_model()
        train(model, Batches(change(train_set[0])[kept], train_set[1][kept], 20), epochs, lr=0.01)
        results.append(accuracy(model, [(change(test_set[0]), test_set[1])]))
    return results
