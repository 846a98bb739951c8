"""Switches gradients off before the loop, for good.

Is: gradients_stay_switched_off
"""


def accuracy(model, batches):
    was_training = model.training
    torch.set_grad_enabled(False)
    hits = torch.cat([model.eval()(x).argmax(1) == y for x, y in batches])
    model.train(was_training)
    return hits.double().mean().item()
