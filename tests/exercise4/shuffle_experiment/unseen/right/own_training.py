"""Trains and measures by itself, without train, accuracy and Batches."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def learn_and_test(x, y, x_test, y_test):
        model = make_model()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
        model.train()
        generator = torch.Generator().manual_seed(0)
        for _ in range(epochs):
            for chosen in torch.randperm(len(y), generator=generator).split(100):
                optimizer.zero_grad()
                nn.functional.cross_entropy(model(x[chosen]), y[chosen]).backward()
                optimizer.step()
        model.eval()
        with torch.no_grad():
            return (model(x_test).argmax(1) == y_test).double().mean().item()

    (x, y), (x_test, y_test) = train_set, test_set
    plain = learn_and_test(x, y, x_test, y_test)
    shuffled = learn_and_test(shuffle(x, seed), y, shuffle(x_test, seed), y_test)
    return plain, shuffled
