"""Writes the result into the caller's own pictures.

Costs: 1
Says: changed by the call
Hint: The caller still needs the plain pictures, and after this call they are gone. Only a new
    tensor leaves both.
"""


def shuffle(images, seed):
    order = torch.randperm(1024, generator=torch.Generator().manual_seed(seed))
    for image in images:
        image[:] = image.flatten(1)[:, order].reshape(3, 32, 32)
    return images
