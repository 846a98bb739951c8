"""Measures both accuracies on the pictures that the models have learnt from.

    torch.manual_seed(0)
    labels = torch.arange(40) % 2
    images = (labels - 0.5).reshape(-1, 1, 1, 1).expand(-1, 3, 32, 32).clone()
    make_model = lambda: nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))
    wrong_labels = (images, 1 - labels)
    shuffle_experiment(make_model, (images, labels), wrong_labels, 0, 20)

Right result: (0.0, 0.0)
This answer: (1.0, 1.0)
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    result = []
    for images, labels in (train_set, (shuffle(train_set[0], seed), train_set[1])):
        batches = Batches(images, labels, BATCH_SIZE, seed=seed)
        model = make_model()
        train(model, batches, epochs, lr=LEARNING_RATE)
        result.append(accuracy(model, batches))
    return tuple(result)
