"""The public checks of `MLP`."""

import torch


def check(calling, MLP):
    model = calling(MLP).result("a network")
    output = calling(model, torch.zeros(4, 3, 32, 32)).shown_as("MLP() on 4 pictures")
    logits = output.result("10 logits for each")
    output.part("the shape of the logits", logits.shape, (4, 10), look="the last layer")
    total = sum(parameter.numel() for parameter in model.parameters())
    output.part(
        "the number of its parameters",
        total,
        402_250,
        look="the column of parameters in the table",
    )
    # If every parameter is -0.01, all that enters a ReLU is negative, and the last bias is left.
    for parameter in model.parameters():
        parameter.data.fill_(-0.01)
    output = calling(model, torch.ones(1, 3, 32, 32))
    output.shown_as("MLP() on a white picture, every parameter -0.01")
    logits = output.result("10 logits")
    look = "what comes between the layers, and what after the last one"
    output.part("the first logit", logits[0, 0], -0.01, look=look, atol=1e-4)
