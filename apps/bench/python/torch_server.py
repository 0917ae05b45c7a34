"""PyTorch, as its tutorials do it: nn.Linear, F.cross_entropy, optim.Adam; one thread."""

import re

from server import describe_array, load, serve

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.set_num_interop_threads(1)


def tensor(job, name):
    return torch.from_numpy(load(job, name))


def step(job):
    params = job["params"]
    x, y = tensor(job, "x"), tensor(job, "y")
    initial = [tensor(job, name) for name in ("weights1", "biases1", "weights2", "biases2")]
    w1, _, w2, _ = initial
    model = torch.nn.Sequential(
        torch.nn.Linear(*w1.shape), torch.nn.ReLU(), torch.nn.Linear(*w2.shape)
    ).to(x.dtype)
    state = {}

    def reset():
        with torch.no_grad():
            for p, start in zip(model.parameters(), initial):
                # A Linear keeps its weights transposed.
                p.copy_(start.T if p.dim() == 2 else start[0])
        state["optimizer"] = torch.optim.Adam(
            model.parameters(), lr=params["learningRate"], eps=params["epsilon"]
        )

    def run():
        state["optimizer"].zero_grad()
        cost = F.cross_entropy(model(x), y)
        cost.backward()
        state["optimizer"].step()
        return cost

    def check():
        reset()
        losses = [run().item() for _ in range(3)]
        reset()
        for _ in range(params["before"]):
            run()
        return losses

    prepared = {"run": run, "check": check}
    return prepared if params["before"] else {**prepared, "reset": reset}


def convolution(job):
    """Two convolutions with pools and a dense layer: the forward, or the steps."""
    params = job["params"]
    x, y = tensor(job, "x"), tensor(job, "y")
    x = x.reshape(len(x), 1, 8, 8)
    initial = [tensor(job, f"{kind}{i}") for i in (1, 2, 3) for kind in ("weights", "biases")]
    filters = initial[0].shape[1]
    model = torch.nn.Sequential(
        torch.nn.Conv2d(1, filters, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(filters, 2 * filters, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Flatten(), torch.nn.Linear(8 * filters, initial[4].shape[1]),
    ).to(x.dtype)
    state = {}

    def reset():
        with torch.no_grad():
            for p, start in zip(model.parameters(), initial):
                # Filters and units come first.
                p.copy_(start.T.reshape(p.shape) if p.dim() > 1 else start[0])
        state["optimizer"] = torch.optim.Adam(
            model.parameters(), lr=params["learningRate"], eps=params["epsilon"]
        )

    def run():
        state["optimizer"].zero_grad()
        cost = F.cross_entropy(model(x), y)
        cost.backward()
        state["optimizer"].step()
        return cost

    def forward():
        with torch.no_grad():
            return model(x)

    def check():
        reset()
        if params["forward"]:
            return describe_array(forward().numpy())
        losses = [run().item() for _ in range(3)]
        reset()
        return losses

    reset()
    if params["forward"]:
        return {"run": forward, "check": check}
    return {"run": run, "check": check, "reset": reset}


def product(job):
    a, b = tensor(job, "a"), tensor(job, "b")
    a = a.T if job["params"]["transposeA"] else a
    b = b.T if job["params"]["transposeB"] else b
    return {"run": lambda: a @ b, "check": lambda: describe_array((a @ b).numpy())}


def loss(job):
    logits, labels = tensor(job, "logits").requires_grad_(), tensor(job, "labels")

    def run():
        logits.grad = None
        cost = F.cross_entropy(logits, labels)
        cost.backward()
        return cost

    def check():
        value = run().item()
        return [value, *describe_array(logits.grad.numpy())]

    return {"run": run, "check": check}


def exp(job):
    x = tensor(job, "x")
    return {"run": lambda: torch.exp(x), "check": lambda: describe_array(torch.exp(x).numpy())}


def version():
    """With the library that multiplies its matrices, which decides how fast it is."""
    blas = re.search(r"BLAS_INFO=(\w+)", torch.__config__.show())
    return f"{torch.__version__} (BLAS: {blas[1]})" if blas else torch.__version__


serve(version(), {"step": step, "convolution": convolution, "product": product, "loss": loss, "exp": exp})
