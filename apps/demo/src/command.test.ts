import { fakeTerminal } from "@adjoint/terminal/testing";
import { describe, expect, test } from "vitest";
import { run } from "./command.js";

const TINY = ["--points", "5", "--hidden", "4", "--epochs", "3"];

async function runWith(args: readonly string[], terminal = fakeTerminal()) {
  const exitCode = await run(args, terminal);
  return { exitCode, out: terminal.written(), err: terminal.complaints() };
}

function parseLines(text: string): Record<string, unknown>[] {
  expect(text.endsWith("\n")).toBe(true);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("help and version", () => {
  test("help goes to stdout and names every option", async () => {
    const { exitCode, out, err } = await runWith(["--help"]);
    expect([exitCode, err]).toEqual([0, ""]);
    const options =
      "points classes noise hidden activation initializer loss optimizer learning-rate decay momentum epochs batch-size seed dtype save load json version help";
    for (const option of options.split(" ")) expect(out).toContain(`--${option}`);
    expect(out).toContain("notebook");
    expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
  });

  test("the version is the package's", async () => {
    expect(await runWith(["--version"])).toEqual({ exitCode: 0, out: "0.0.0\n", err: "" });
  });
});

describe("plain lines", () => {
  test("a run tells of its start, its epochs and its result, without escape sequences", async () => {
    const { exitCode, out, err } = await runWith(TINY);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain("data       spiral, 3 x 5 points, noise 0.2, seed 0\n");
    expect(out).toContain("network    2-4-3, relu, 27 parameters, normal weights, float64\n");
    expect(out).toContain("loss       softmaxCrossEntropy\n");
    expect(out).toContain("optimizer  adam, learning rate 0.05, decay 5e-7\n");
    expect(out.match(/^epoch /gm)).toHaveLength(3);
    expect(out).toMatch(/^Trained for 3 epochs in /m);
    expect(out).toMatch(/^training {2}loss .*\(15 points, seed 0\)$/m);
    expect(out).toMatch(/^fresh {5}loss .*\(15 points, seed 1\)$/m);
    expect(out).toContain("Confusion matrix");
    expect(out).toContain("Decision regions");
    expect(out).not.toContain("\u001b");
    expect(out).not.toContain("\r");
  });

  test("a long run takes about twenty lines", async () => {
    const { out } = await runWith([...TINY, "--epochs", "1010"]);
    expect(out.match(/^epoch /gm)!.length).toBeLessThanOrEqual(22);
    expect(out).toContain("epoch    1/1010");
    expect(out).toContain("epoch 1010/1010");
  });

  test("a build machine's log stays plain", async () => {
    const { out } = await runWith(TINY, fakeTerminal({ env: { CI: "true", TERM: "xterm" } }));
    expect(out).not.toContain("\u001b");
  });

  test("options reach what they name", async () => {
    const { exitCode, out } = await runWith(
      "--classes 2 --points 4 --noise 0 --hidden 5,3 --optimizer sgd --momentum 0.5 --epochs 2 --batch-size 3 --seed 9 --dtype float32".split(
        " ",
      ),
    );
    expect(exitCode).toBe(0);
    expect(out).toContain("spiral, 2 x 4 points, noise 0, seed 9");
    expect(out).toContain("2-5-3-2, relu, 41 parameters, normal weights, float32");
    expect(out).toContain("sgd, learning rate 1, decay 0.001, momentum 0.5");
    expect(out).toContain("2 epochs, batches of 3, shuffled");
  });

  test("a loss that runs away is said so", async () => {
    const { exitCode, out } = await runWith([
      ...TINY,
      "--optimizer=sgd",
      "--learning-rate=1e200",
      "--epochs=9",
    ]);
    expect(exitCode).toBe(0);
    expect(out).toContain("no longer finite: try a smaller learning rate");
  });
});

describe("on a terminal", () => {
  test("a bar, bold headings and coloured half blocks, within the width", async () => {
    const terminal = fakeTerminal({ isTTY: true, env: { COLORTERM: "truecolor" } });
    const { exitCode, out } = await runWith(TINY, terminal);
    expect(exitCode).toBe(0);
    expect(out).toContain("██");
    expect(out).toContain("3/3  loss ");
    expect(out).toContain("▀");
    expect(out).toContain("\u001b[48;2;");
    expect(out).not.toMatch(/^epoch /m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is removed.
    const visible = out.replace(/\u001b(\[[\d;?]*[A-Za-z]|[78])/g, "\r");
    for (const line of visible.split(/[\r\n]/)) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("NO_COLOR keeps the bar and takes the colours", async () => {
    const env = { COLORTERM: "truecolor", NO_COLOR: "1" };
    const { out } = await runWith(TINY, fakeTerminal({ isTTY: true, env }));
    expect(out).toContain("██");
    expect(out).not.toContain("▀");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours and bold end in m.
    expect(out).not.toMatch(/\u001b\[[\d;]*m/);
  });

  test("a dumb terminal gets plain lines", async () => {
    const { out } = await runWith(TINY, fakeTerminal({ isTTY: true, env: { TERM: "dumb" } }));
    expect(out).toMatch(/^epoch 1\/3/m);
    expect(out).not.toContain("\u001b");
  });
});

describe("on a terminal of 40 columns", () => {
  test.each([
    ["training", [...TINY, "--optimizer=sgd", "--noise=0.123456789"]],
    ["a loss that runs away", [...TINY, "--optimizer=sgd", "--learning-rate=1e200", "--epochs=9"]],
    ["the notebook", ["notebook"]],
    ["digits that are misread", ["digits", "--epochs=1", "--hidden=4"]],
    ["a curve", ["regression", "--epochs=3", "--hidden=4"]],
    ["many classes", ["--classes=26", "--points=2", "--epochs=1"]],
    ["help", ["--help"]],
    ["help of the digits", ["digits", "--help"]],
    ["an error", ["--seed", "4294967296"]],
  ])("%s has no longer line", async (_, args) => {
    for (const env of [{ COLORTERM: "truecolor" }, { TERM: "dumb" }]) {
      const terminal = fakeTerminal({ isTTY: true, isErrorTTY: true, columns: 40, env });
      const { out, err } = await runWith(args, terminal);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is removed.
      const visible = (out + err).replace(/\u001b(\[[\d;?]*[A-Za-z]|[78])/g, (sequence) =>
        sequence.endsWith("m") ? "" : "\r",
      );
      const lines = visible.split(/[\r\n]/);
      expect(lines.filter((line) => line.length > 40)).toEqual([]);
      expect(lines.length).toBeGreaterThan(1);
    }
  });
});

describe("figures, digits and curves", () => {
  test("a figure may be named without its option", async () => {
    const { out } = await runWith(["moons", ...TINY]);
    expect(out).toContain("data       moons, 2 x 5 points, noise 0.1, seed 0\n");
    const { out: same } = await runWith(["--data", "moons", ...TINY]);
    const withoutTime = (text: string) => text.replace(/ in [\d.]+ s/, "");
    expect(withoutTime(out)).toBe(withoutTime(same));
  });

  test("digits: what is trained, and those that are misread, drawn with characters", async () => {
    const { exitCode, out, err } = await runWith(["digits", "--epochs", "1"]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain(
      "data       digits of 8 x 8 pixels, 1437 to train, 360 to test, seed 0\n",
    );
    expect(out).toContain("network    64-128-10, relu, 9610 parameters, glorotUniform weights");
    expect(out).toContain("training   1 epoch, batches of 16, shuffled\n");
    expect(out).toMatch(/^test {6}loss [\d.]+ {2}accuracy 0\.\d{4} {2}\(360 digits\)$/m);
    expect(out).toMatch(/^Misread digits: \d+ of 360$/m);
    expect(out).toMatch(/^\d, read as \d {7}/m);
    expect(out).toContain("██");
    expect(out).toMatch(/^ {5}0 {3}1/m);
    expect(out).not.toContain("\u001b");
  });

  test.each([
    ["dense", 0.975],
    ["conv", 0.985],
  ])(
    "a %s network reads at least %d of the digits",
    async (network, least) => {
      const { out } = await runWith(["digits", "--network", network, "--json"]);
      const { test: score } = parseLines(out).at(-1) as { test: { accuracy: number } };
      expect(score.accuracy).toBeGreaterThanOrEqual(least);
    },
    120_000,
  );

  test("regression: R² instead of an accuracy, and the curve", async () => {
    const { exitCode, out, err } = await runWith(["regression", "--epochs", "400"]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain("network    1-32-32-1, tanh, 1153 parameters");
    expect(out).not.toContain("accuracy");
    const [, fresh] = /^fresh .* R² ([\d.]+) /m.exec(out) ?? [];
    expect(Number(fresh)).toBeGreaterThan(0.95);
    expect(out).toContain("• training points  ▀ the network");
  });
});

describe("--json", () => {
  test("a start, every step, a result: one object a line, even on a terminal", async () => {
    const terminal = fakeTerminal({ isTTY: true, env: { COLORTERM: "truecolor" } });
    const { exitCode, out, err } = await runWith([...TINY, "--json"], terminal);
    expect([exitCode, err]).toEqual([0, ""]);
    const lines = parseLines(out);
    expect(lines.map(({ type }) => type)).toEqual(["start", "step", "step", "step", "result"]);
    expect(lines[0]).toMatchObject({
      data: { name: "spiral", points: 5, classes: 3, noise: 0.2, seed: 0, freshSeed: 1 },
      sizes: [2, 4, 3],
      parameters: 27,
      optimizer: "adam",
      learningRate: 0.05,
      batchSize: 15,
      dtype: "float64",
    });
    expect(lines[1]).toMatchObject({ epoch: 1, step: 1, learningRate: 0.05 });
    expect(Object.keys(lines[1]!)).toEqual("type epoch step loss accuracy learningRate".split(" "));
    expect(lines[4]).toMatchObject({ stopped: false, epochs: 3, steps: 3 });
    const { confusion, fresh } = lines[4] as {
      confusion: number[][];
      fresh: { accuracy: number; points: number };
    };
    expect(confusion.flat().reduce((sum, count) => sum + count)).toBe(15);
    const right = confusion.reduce((sum, row, index) => sum + row[index]!, 0);
    expect(fresh.accuracy).toBeCloseTo(right / 15, 12);
  });

  test("a step of a shuffled small batch is a line, too", async () => {
    const { out } = await runWith([...TINY, "--json", "--batch-size", "4"]);
    expect(parseLines(out).filter(({ type }) => type === "step")).toHaveLength(12);
  });

  test("what is not finite is null", async () => {
    const args = [...TINY, "--json", "--optimizer=sgd", "--learning-rate=1e200", "--epochs=9"];
    const { out } = await runWith(args);
    expect(parseLines(out).at(-1)).toMatchObject({ training: { loss: null } });
  });
});

describe("stopping", () => {
  test("prints the result so far and exits as the signal says", async () => {
    const controller = new AbortController();
    const terminal = fakeTerminal({ signal: controller.signal });
    const running = run(["--epochs", "1000000", "--points", "5"], terminal);
    setTimeout(() => controller.abort(130), 60);
    expect(await running).toBe(130);
    expect(terminal.written()).toMatch(/^Stopped after \d+ of 1000000 epochs, /m);
    expect(terminal.written()).toContain("Decision regions");
  });

  test("in the middle of the first epoch there is a result, too", async () => {
    const terminal = fakeTerminal({ signal: AbortSignal.abort(143) });
    expect(await run(["--batch-size", "7", "--json"], terminal)).toBe(143);
    expect(parseLines(terminal.written()).at(-1)).toMatchObject({
      type: "result",
      stopped: true,
      epochs: 0,
      steps: 1,
    });
  });
});

describe("wrong options", () => {
  test.each([
    ["--bogus", "unknown option '--bogus'"],
    ["--epoch 5", "Did you mean --epochs?"],
    ["--points", "option '--points <count>' argument missing"],
    ["--points 0", "must be an integer from 1 to 100000"],
    ["--points 1.5", "must be an integer"],
    ["--classes 27", "must be an integer from 1 to 26"],
    ["--noise -1", "must be a number of at least 0"],
    ["--noise nan", "must be a number of at least 0"],
    ["--hidden 64,x", "integers from 1 to 4096, such as 64 or 64,32"],
    ["--hidden 64,", "such as 64 or 64,32"],
    ["--activation rellu", "Did you mean relu?"],
    ["--initializer xavier", "must be one of glorotNormal, glorotUniform, "],
    ["--loss softmax", "must be one of binaryCrossEntropy, "],
    ["--optimizer lbfgs", "must be one of adadelta, adagrad, adam, "],
    ["--momentum 0.9", "'--momentum <share>' needs '--optimizer rmsprop or sgd'"],
    ["--optimizer sgd --momentum 1", "must be a number of at least 0 and below 1"],
    ["--seed 4294967296", "must be an integer from 0 to 4294967295"],
    ["--dtype float16", "Allowed choices are float64, float32"],
    ["--lr 0.1", "(Did you mean --learning-rate?)"],
    ["notebok", "unknown command 'notebok'\n(Did you mean notebook?)"],
    ["xyzzy", "unknown command 'xyzzy'\n(npm start -- --help lists the options)"],
    ["moon", "unknown command 'moon'\n(Did you mean moons?)"],
    ["moons circles", "too many arguments"],
    ["moons --data circles", "'moons' and '--data <name>' both name a figure"],
    ["moons --classes 3", "moons has 2 classes, got 3"],
    ["digits --points 5", "unknown option '--points'"],
    ["digits --network cnn", "Allowed choices are dense, conv"],
    ["digits --network conv --hidden 5", "'--hidden <sizes>' needs '--network dense'"],
    ["--epochs 5 digits", "'--epochs <count>' must come after digits"],
    ["--points 5 digits", "'--points <count>' does not apply to digits"],
    ["regression --curve sin", "must be one of sine, cubic, "],
    ["regression --loss softmaxCrossEntropy", "must be one of huber, "],
    ["--save model.bin", "must end in .safetensors or .json"],
    ["--save no/such/folder/model.json", "cannot save no/such/folder/model.json: there is no such"],
    ["--load no-such.json", "cannot load no-such.json: there is no such file or folder"],
    ["notebook --jsn", "(Did you mean --json?)"],
    ["notebook extra", "too many arguments"],
    ["notebook --epochs 5", "unknown option '--epochs'"],
    ["--epochs 5 notebook", "'--epochs <count>' does not apply to notebook"],
  ])("%s: a message on stderr, nothing on stdout, exit code 2", async (args, message) => {
    const { exitCode, out, err } = await runWith(args.split(" "));
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toMatch(/^error: /);
  });
});
