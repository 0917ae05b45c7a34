/** The names of settings, as a person reads them. */
const SETTINGS: Readonly<Record<string, string>> = {
  data: "Figure",
  points: "Points per class",
  classes: "Classes",
  noise: "Noise",
  testShare: "Share of test points",
  own: "Own points",
  rule: "Rule",
  hidden: "Hidden units",
  activation: "Activation",
  initializer: "Initializer",
  normalization: "Normalization",
  dropout: "Dropout",
  schedule: "Schedule of the rate",
  scheduleSteps: "Steps of the schedule",
  l1: "L1 penalty",
  l2: "L2 penalty",
  loss: "Loss",
  optimizer: "Optimizer",
  learningRate: "Learning rate",
  decay: "Decay",
  momentum: "Momentum",
  batchSize: "Batch size",
  seed: "Seed",
  dtype: "Numbers",
};

/** The words about two settings side by side. */
export const COMPARE_TEXTS = {
  title: "Two settings, one start",
  hint: "Keep these settings, change something, and watch both learn from the same start, step by step.",
  begin: "Keep these beside",
  end: "End",
  swap: "Swap",
  now: "Now",
  kept: "Kept",
  same: "Both have the same settings so far. Change something.",
  settingName: (key: string) => SETTINGS[key] ?? key,
  scores: (loss: string, accuracy: string, testLoss: string, testAccuracy: string) =>
    `Training: loss ${loss}, accuracy ${accuracy}. Test: loss ${testLoss}, accuracy ${testAccuracy}.`,
  curve: "Training loss over the steps",
  none: "none",
} as const;
