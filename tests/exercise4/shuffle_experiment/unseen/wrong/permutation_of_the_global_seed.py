"""Shuffles by SEED of the first cell, and uses the argument only for the order of the batches.

    class Recording(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear, self.seen = nn.Linear(3072, 10), []

        def forward(self, images):
            self.seen.append(images.detach().clone())
            return self.linear(images.flatten(1))

    made = []
    def make_model():
        made.append(Recording())
        return made[-1]

    picture, label = torch.arange(3072.0).reshape(1, 3, 32, 32) / 3072, torch.tensor([0])
    shuffle_experiment(make_model, (picture, label), (picture, label), 9, 1)
    all(torch.equal(images, shuffle(picture, 9)) for images in made[1].seen)

Right result: True
This answer: False
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    accuracies = []
    for change in (lambda images: images, lambda images: shuffle(images, SEED)):
        model = make_model()
        learn = Batches(change(train_set[0]), train_set[1], BATCH_SIZE, seed=seed)
        train(model, learn, epochs, lr=LEARNING_RATE)
        accuracies.append(accuracy(model, Batches(change(test_set[0]), test_set[1], BATCH_SIZE)))
    return accuracies[0], accuracies[1]
