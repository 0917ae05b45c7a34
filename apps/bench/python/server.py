"""Answers the bench over stdin and stdout, a line of JSON each way: see src/servers/protocol.ts."""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402  (after the number of threads)


def load(job, name):
    operand = job["inputs"][name]
    array = np.fromfile(operand["file"], dtype=operand["dtype"])
    if operand["dtype"] == "int32":
        return array.astype(np.int64)
    return array.reshape(operand["rows"], operand["columns"])


def describe_array(array):
    flat = np.asarray(array).ravel()
    return [float(np.abs(flat).sum(dtype=np.float64)), float(flat[0]), float(flat[-1])]


def repeat(prepared, repetitions):
    reset = prepared.get("reset")
    if reset:
        reset()
    run = prepared["run"]
    start = time.perf_counter()
    for _ in range(repetitions):
        run()
    return (time.perf_counter() - start) / repetitions


def calibrate(prepared, sample_milliseconds, warm_milliseconds, longest_milliseconds):
    """As src/servers/repeat.ts does it."""
    repetitions, warm, first = 1, 0.0, True
    while True:
        seconds = repeat(prepared, repetitions)
        if seconds * 1000 > longest_milliseconds:
            raise RuntimeError(f"one takes {seconds:.1f} s, too long to repeat")
        milliseconds = seconds * 1000 * repetitions
        warm += milliseconds
        wanted = max(1, round(sample_milliseconds / max(seconds * 1000, 1e-6)))
        enough = milliseconds >= sample_milliseconds / 2 and warm >= warm_milliseconds
        if enough and not first:
            return wanted
        first = False
        repetitions = min(wanted, repetitions * 10)


def serve(version, workloads):
    ready = {}

    def act(request):
        action = request["action"]
        if action == "describe":
            return {"version": version, "workloads": list(workloads)}
        if action == "prepare":
            job = request["job"]
            if job["workload"] not in workloads:
                raise RuntimeError("no such operation")
            prepared = workloads[job["workload"]](job)
            check = prepared["check"]()
            repetitions = calibrate(
                prepared,
                request["sampleMilliseconds"],
                request["warmMilliseconds"],
                request["longestMilliseconds"],
            )
            ready[request["key"]] = (prepared, repetitions)
            return {"check": check, "repetitions": repetitions}
        if action == "sample":
            return {"seconds": repeat(*ready[request["key"]])}
        ready.pop(request["key"], None)
        return {"released": True}

    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = act(request)
        except Exception as error:  # the bench tells it, and goes on
            answer = {"error": str(error) or type(error).__name__}
        print(json.dumps({"id": request["id"], **answer}), flush=True)
