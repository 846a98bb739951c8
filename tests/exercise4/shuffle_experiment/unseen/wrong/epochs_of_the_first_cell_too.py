"""Trains for EPOCHS of the first cell and does not look at the argument.

    class Counting(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear, self.steps = nn.Linear(3072, 10), 0

        def forward(self, images):
            self.steps += torch.is_grad_enabled()
            return self.linear(images.flatten(1))

    made = []
    def make_model():
        made.append(Counting())
        return made[-1]

    data = torch.zeros(1, 3, 32, 32), torch.zeros(1, dtype=torch.long)
    shuffle_experiment(make_model, data, data, 0, 2)
    [model.steps for model in made]

Right result: [2, 2]
This answer: [6, 6]
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def fit_and_score(learn, check):
        model = make_model()
        train(model, Batches(*learn, BATCH_SIZE, seed=1), EPOCHS, lr=LEARNING_RATE)
        return accuracy(model, Batches(*check, BATCH_SIZE))

    plain = fit_and_score(train_set, test_set)
    shuffled = fit_and_score(
        (shuffle(train_set[0], seed), train_set[1]), (shuffle(test_set[0], seed), test_set[1])
    )
    return plain, shuffled
