"""The second model starts from what the first has learnt, so it is not fresh.

    def pictures(n, seed):  # class k is bright at its own place, so only the place tells the class
        g = torch.Generator().manual_seed(seed)
        labels = torch.arange(n) % 4
        images = 0.1 * torch.randn(n, 3, 32, 32, generator=g)
        for k in range(4):
            images[labels == k, :, 8 * k : 8 * k + 8] += 1
        return images, labels

    torch.manual_seed(0)
    make_model = lambda: nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))
    train_set, test_set = pictures(200, 1), pictures(100, 2)

    made = []
    def remembered():
        made.append(make_model())
        return made[-1]

    start = {}
    old_train = train
    def noted(model, *args, **kwargs):
        start[len(start)] = [p.detach().clone() for p in model.parameters()]
        return old_train(model, *args, **kwargs)

    shuffle_experiment.__globals__["train"] = noted
    fresh = []
    def make():
        fresh.append(make_model())
        fresh[-1].first = [p.detach().clone() for p in fresh[-1].parameters()]
        return fresh[-1]

    shuffle_experiment(make, train_set, test_set, 5, 2)
    result = all(torch.equal(a, b) for a, b in zip(start[1], fresh[1].first))

Right result: True
This answer: False
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    (images, labels), (test_images, test_labels) = train_set, test_set
    first = make_model()
    train(first, Batches(images, labels, BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
    plain = accuracy(first, Batches(test_images, test_labels, BATCH_SIZE))

    second = make_model()
    second.load_state_dict(first.state_dict())  # a fair comparison needs the same weights
    train(second, Batches(shuffle(images, seed), labels, BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
    shuffled = accuracy(second, Batches(shuffle(test_images, seed), test_labels, BATCH_SIZE))
    return plain, shuffled
