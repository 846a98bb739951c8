"""The public checks of `shuffle`."""

import torch


def check(calling, shuffle):
    # Colour c of pixel p is the number 1024 c + p, so you see where everything comes from.
    images = torch.arange(3072.0).reshape(1, 3, 32, 32).repeat(2, 1, 1, 1)
    before = images.clone()
    call = calling(shuffle, images, 1).shown_as("shuffle(images, 1)")
    shuffled = call.result("a tensor of the shape of images")
    look = "type and shape, which are those of images"
    call.part("the type of the tensor", shuffled.dtype, torch.float32, look=look)
    call.part("the shape of the tensor", shuffled.shape, (2, 3, 32, 32), look=look)
    call.must(
        torch.equal(images, before),
        got="other images than before",
        wanted="images as they were",
        look="what writes into images",
    )
    call.must(
        not torch.equal(shuffled, before),
        got="the old order of pixels",
        wanted="a new order of pixels",
        look="where the pixels are put into the order that was drawn",
    )
    red, green = shuffled[0, 0].flatten(), shuffled[0, 1].flatten()
    call.must(
        torch.equal(red.sort().values, torch.arange(1024.0)),
        got="a picture in which some red values are missing",
        wanted="each red value once",
        look="the order, in which each position is there once",
    )
    call.must(
        torch.equal(green, red + 1024),
        got="another order for green than for red",
        wanted="one order for all colours",
        look="how often an order is drawn",
    )
    call.must(
        torch.equal(shuffled[0], shuffled[1]),
        got="two different pictures from two equal ones",
        wanted="one order for all pictures",
        look="how often an order is drawn",
    )
    again = calling(shuffle, images[:1], 1).shown_as("shuffle(images[:1], 1)")
    again.must(
        torch.equal(again.result("a tensor"), shuffled[:1]),
        got="another order in a second call",
        wanted="the order that belongs to the seed",
        look="where the chance comes from",
    )
    other = calling(shuffle, images, 2).shown_as("shuffle(images, 2)")
    other.must(
        not torch.equal(other.result("a tensor"), shuffled),
        got="the order of seed 1",
        wanted="another order for another seed",
        look="what the seed is used for",
    )
