/** The words of a lesson: what it is about, a question, the answers to choose from, and what one has seen after. */
export interface LessonWords {
  readonly title: string;
  readonly text: string;
  readonly ask: string;
  readonly answers: readonly string[];
  readonly seen: string;
}

/** The lessons of this page. */
export const LESSONS = {
  straight: {
    title: "Straight lines",
    text:
      "This network has no hidden layer: each class gets a weighted sum of x and y. " +
      "The three arms of the spiral wind around each other.",
    ask: "How many of the test points will it get right?",
    answers: ["About a third", "A little less than half", "Nearly all"],
    seen:
      "Without a hidden layer all borders are straight lines, and no three straight borders part a spiral. " +
      "The loss soon stands still, however long one trains. Add a layer, and try again.",
  },
  dead: {
    title: "Steps too long",
    text:
      "The moons are easy: at a learning rate of 3 this network gets all of them right. " +
      "Here the rate is 10, and the activation is relu.",
    ask: "What will happen?",
    answers: ["It learns faster", "It wavers, and learns all the same", "It stops learning"],
    seen:
      "The first steps were so long that no unit of a layer gives anything but 0 for any point. " +
      "Where relu gives 0 no gradient gets through: the gradients are exactly 0, and stay so.",
  },
  byHeart: {
    title: "By heart",
    text:
      "Ten noisy points a class, and a network with a thousand numbers to learn. " +
      "The dashed curve is the loss on points that it never sees.",
    ask: "How will the two curves go?",
    answers: [
      "Both fall",
      "The training loss falls, the test loss rises",
      "Both fall, then both rise",
    ],
    seen:
      "It learns its points by heart, noise included, and is ever surer where it is wrong. " +
      "Give it more points, fewer units, or a penalty.",
  },
  zeros: {
    title: "All alike",
    text: "Every weight starts at 0. The optimizer, the points and the loss are as ever.",
    ask: "Will it learn the spiral?",
    answers: ["Yes, only later", "No, it does not move at all", "Only the last layer learns"],
    seen:
      "Units that start alike get the same gradient, and stay alike. Here it is worse: all of them give 0, " +
      "so no weight gets a gradient at all. The chances of a random start are what parts them.",
  },
  faint: {
    title: "Too deep for sigmoid",
    text: "Six layers of sigmoid units. A sigmoid's slope is at most a quarter.",
    ask: "Which layer gets the smallest gradient in the first step?",
    answers: ["The first, next to the points", "The middle ones", "The last, next to the loss"],
    seen:
      "On its way back the gradient is multiplied by a slope of at most a quarter at each layer: " +
      "the first one gets some thirty thousand times less than the last. Try relu with heNormal, or batchNorm.",
  },
} as const satisfies Readonly<Record<string, LessonWords>>;

/** The words of the panel that a lesson is in. */
export const LESSON_TEXTS = {
  list: "Lessons",
  lesson: "Lesson",
  listHint: "Each asks you to predict, then shows what happens.",
  youSaid: (answer: string) => `You said: ${answer}.`,
  running: (step: number) => `Now see: it trains to step ${step}.`,
  found: (step: number, training: string, test: string) =>
    `At step ${step} it gets ${training} of its own points right, and ${test} of the test points.`,
  again: "Predict again",
  all: "Show all controls",
} as const;
