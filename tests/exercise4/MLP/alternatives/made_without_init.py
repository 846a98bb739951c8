"""Hands out an nn.Sequential from __new__, and counts its networks in a global."""

n_networks = 0


class MLP:
    def __new__(cls):
        global n_networks
        n_networks += 1
        torch.manual_seed(n_networks)
        net = nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.ReLU())
        for part in (nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)):
            net.append(part)
        return net
