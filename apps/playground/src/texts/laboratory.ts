import { count, digits } from "./numbers.js";

/** What is learned. */
type Learned = "classes" | "digits" | "numbers";

/** The words of the laboratory. */
export const TEXTS = {
  loading: "Loading",
  controls: "Training",
  play: "Play",
  pause: "Pause",
  step: "Step",
  stepHint: "Take a single step",
  reset: "Reset",
  resetHint: "Back to the same start",
  newStart: "New start",
  newStartHint: "The next seed: other points, other weights",
  speed: "Speed",
  speeds: {
    slow: "One step a second",
    walk: "Ten steps a second",
    run: "One step a frame",
    full: "As fast as it goes",
  },
  states: {
    running: "Running",
    paused: "Paused",
    replaying: "Replaying",
    diverged: "Diverged",
    waiting: "Waiting for points",
    done: "Done",
  },
  atStep: (step: number, epoch: number) =>
    `step ${count.format(step)}, epoch ${count.format(epoch)}`,
  rate: (steps: number) => `${count.format(steps)} steps a second`,
  divergence: (step: number) =>
    `At step ${count.format(step)} the loss was no longer a number: the steps were too long. ` +
    "Take a smaller learning rate, or click the curve to go back.",
  stopped: (step: number, message: string) =>
    `Step ${count.format(step)} could not be taken: ${message}. Reset, or click the curve to go back.`,
  reachedGoal: (goal: string) => `the goal of ${goal} is reached`,
  fault: (message: string) => `This cannot be trained: ${message}`,
  replay: {
    going: (step: number) => `The link is of step ${count.format(step)}: taking the same steps.`,
    same: (step: number, fingerprint: string) =>
      `The same bits as the link's sender had: at step ${count.format(step)} the fingerprint of all weights is ${fingerprint}, here and there.`,
    other: (step: number, said: string, found: string) =>
      `Not the same as the link's sender had. At step ${count.format(step)} the link says ${said}, and here the fingerprint is ${found}. ` +
      "The link was changed, or comes from another version of this page.",
    diverged: (step: number, said: string) =>
      `Not the same as the link's sender had: the link says ${said} at step ${count.format(step)}, which this run does not reach.`,
  },
  data: "Data",
  network: "Network",
  output: "What it has learned",
  figure: "Figure",
  points: "Points per class",
  classes: "Classes",
  noise: "Noise",
  seed: "Seed",
  testShare: "Test points, share of all",
  showTest: "Show test points",
  showArrows: "Show who pulls",
  arrowsHint: "An arrow on each point: minus the gradient of the loss by its place",
  learning: "Learning",
  activation: "Activation",
  initializer: "Initializer",
  normalization: "Normalization",
  dropout: "Dropout",
  schedule: "Schedule of the rate",
  scheduleSteps: "Steps of the schedule",
  decay: "Decay of the rate",
  penalties: { l1: "L1 penalty", l2: "L2 penalty" },
  goal: "Stop at test accuracy",
  noGoal: "never",
  loss: "Loss",
  optimizer: "Optimizer",
  learningRate: "Learning rate",
  momentum: "Momentum",
  batchSize: "Batch size",
  allRows: "all points",
  inputLayer: "Inputs",
  inputName: (index: number) => ["x", "y"][index] ?? `x${index + 1}`,
  unitName: (layer: number, unit: number, layers: number, kind: Learned) => {
    if (layer === 0) return kind === "digits" ? "The image" : `Input ${["x", "y"][unit]}`;
    if (layer === layers - 1) {
      if (kind === "numbers") return "Output";
      return kind === "digits"
        ? `Output of digit ${unit}`
        : `Output of class ${String.fromCharCode(65 + unit)}`;
    }
    return `Layer ${layer}, unit ${unit + 1}`;
  },
  layer: (index: number) => `Layer ${index}`,
  outputLayer: "Output",
  units: (units: number) => (units === 1 ? "1 unit" : `${units} units`),
  addUnit: (layer: number) => `Add a unit to layer ${layer}`,
  removeUnit: (layer: number) => `Remove a unit from layer ${layer}`,
  addLayer: "Add layer",
  removeLayer: "Remove layer",
  networkLabel: (sizes: readonly number[], parameters: number) =>
    `A network of ${sizes.join(", ")} units with ${count.format(parameters)} parameters`,
  weightsTable: "Weights as a table",
  picked: (name: string) => `What ${name} gives over the plane`,
  showClasses: "Show classes",
  mapHint: "Orange is positive, blue is negative",
  training: "Training",
  test: "Test",
  lossName: "Loss",
  accuracyName: "Accuracy",
  planeLabel: (training: string, test: string) =>
    `Regions of the classes over the plane. Accuracy: training ${training}, test ${test}.`,
  lossCurve: {
    label: "Loss over the steps. Arrow keys move, Enter goes back to that step.",
    at: (step: string, training: string, test: string) =>
      `Step ${step}: training loss ${training}, test loss ${test}`,
    head: ["Training loss", "Test loss"],
  },
  accuracyCurve: {
    label: "Accuracy over the steps. Arrow keys move, Enter goes back to that step.",
    at: (step: string, training: string, test: string) =>
      `Step ${step}: training accuracy ${training}, test accuracy ${test}`,
    head: ["Training accuracy", "Test accuracy"],
  },
  curveHint: "Click the curve to go back to a step, bit for bit.",
  curveTable: "The curve as a table",
  gradients: "Gradient by layer",
  gradientsLabel: "The size of each layer's gradient over the steps",
  gradientNow: (layer: number, value: number) => `Layer ${layer}: ${digits(value)}`,
  zero: "0: nothing gets through",
  confusion: "Test points by class",
  trueClass: "is",
  predictedClass: (name: string) => `said ${name}`,
  copyCommand: "Copy command",
  takeAlong: "Take it along",
  isGiven: "These weights came from a file: a link and a program have the settings alone.",
  program: "TypeScript program",
  programTitle: "The same run as a program",
  programHint: "It takes the same steps with the published packages, and gets the same bits",
  copyProgram: "Copy program",
  downloadProgram: "Download program",
  weightsFile: "Weights, with all that a training needs to go on",
  formats: { safetensors: "Save safetensors", json: "Save JSON" },
  openWeights: "Open weights",
  weightsInput: "A file of weights, safetensors or JSON",
  opened: {
    whole: "Opened: the training goes on where it was saved.",
    weights: "Opened: these weights are now in the network, at step 0 of a new training.",
  },
  refused: (file: string, reason: string) =>
    `${file} was not opened, and nothing was changed. ${reason}`,
  pictures: "Pictures",
  planePicture: "Plane (PNG)",
  networkPicture: "Network (PNG)",
  curvePicture: "Loss curve (SVG)",
  accuracyPicture: "Accuracy curve (SVG)",
  bendPicture: "Bent plane (PNG)",
  curvePictureTitles: {
    loss: "Training loss (solid) and test loss (dashed) over the steps",
    accuracy: "Training accuracy (solid) and test accuracy (dashed) over the steps",
  },
  fingerprint: "Fingerprint of the weights",
  stepColumn: "Step",
  bias: "bias",
} as const;
