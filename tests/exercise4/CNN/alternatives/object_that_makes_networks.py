"""An object whose call makes the network, and counts how many it has made."""


class Factory:
    made = 0

    def __call__(self):
        self.made += 1
        modules = dict(c1=nn.Conv2d(3, 6, 5), c2=nn.Conv2d(6, 16, 5), a=nn.Linear(400, 120), b=nn.Linear(120, 84))
        net = nn.ModuleDict({**modules, "z": nn.Linear(84, 10)})
        relu, pool = nn.functional.relu, nn.functional.max_pool2d

        def forward(x):
            x = pool(relu(net.c2(pool(relu(net.c1(x)), 2))), 2)
            return net.z(relu(net.b(relu(net.a(x.flatten(1))))))

        net.forward = forward
        return net


CNN = Factory()
