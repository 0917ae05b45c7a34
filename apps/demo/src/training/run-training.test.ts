import { experiment } from "@adjoint/experiment";
import { fakeTerminal } from "@adjoint/terminal/testing";
import type { TrainingStep } from "@adjoint/training";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import fixture from "../../../../fixtures/spiral-training.json" with { type: "json" };
import { addPlaneOptions, readPlaneOptions } from "../plane/plane-options.js";
import { type Epoch, runTraining, stepsOf } from "./run-training.js";

function optionsOf(args: string) {
  const command = new Command();
  addPlaneOptions(command);
  return readPlaneOptions(command.parse(args.split(" "), { from: "user" }));
}

async function trainWith(args: string, signal = new AbortController().signal) {
  const options = optionsOf(args);
  const setup = experiment(options);
  const epochs: Epoch[] = [];
  const steps: TrainingStep[] = [];
  const listener = {
    step: (step: TrainingStep) => steps.push(step),
    epoch: (epoch: Epoch) => epochs.push(epoch),
  };
  const history = await runTraining(
    stepsOf(setup, options),
    options,
    listener,
    fakeTerminal({ signal }),
  );
  return { setup, history, epochs, steps };
}

describe("runTraining", () => {
  test("the default run has NumPy's losses", async () => {
    const { history } = await trainWith("--epochs 60");
    const { losses } = fixture[0]!;
    expect(history.losses).toHaveLength(60);
    history.losses.forEach((loss, index) => {
      expect(Math.abs(loss / losses[index]! - 1)).toBeLessThan(1e-9);
    });
  });

  test("so has a run with other options", async () => {
    const { seed, points, classes, hidden, losses } = fixture[1]!;
    const { history } = await trainWith(
      `--seed ${seed} --points ${points} --classes ${classes} --hidden ${hidden} --epochs 100`,
    );
    history.losses.forEach((loss, index) => {
      expect(Math.abs(loss / losses[index]! - 1)).toBeLessThan(1e-9);
    });
  });

  test("an epoch of small batches is their mean, over every point", async () => {
    const { history, epochs } = await trainWith("--points 10 --batch-size 10 --epochs 2");
    expect(history).toMatchObject({ steps: 6, stopped: false });
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(epochs.map(({ loss }) => loss)).toEqual(history.losses);
  });

  test("a smaller last batch weighs less in its epoch", async () => {
    const { epochs, steps } = await trainWith("--points 10 --batch-size 25 --epochs 1");
    const [first, last] = steps as [TrainingStep, TrainingStep];
    expect(epochs[0]!.loss).toBeCloseTo((25 * first.loss + 5 * last.loss) / 30, 14);
    expect(epochs[0]!.accuracy).toBeCloseTo((25 * first.accuracy! + 5 * last.accuracy!) / 30, 14);
  });

  test("the same seed gives the same bits, another seed others", async () => {
    const args = "--points 10 --batch-size 7 --epochs 3 --dtype float32";
    const first = await trainWith(args);
    expect((await trainWith(args)).history.losses).toEqual(first.history.losses);
    expect((await trainWith(`${args} --seed 1`)).history.losses).not.toEqual(first.history.losses);
  });

  test("timers have their turn while it trains", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(130), 40);
    const { history } = await trainWith("--points 5 --epochs 1000000", controller.signal);
    expect(history.stopped).toBe(true);
    expect(history.steps).toBeLessThan(1000000);
  });
});
