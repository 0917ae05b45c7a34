import * as random from "@adjoint/random";
import {
  argument,
  boolean,
  count,
  finite,
  list,
  optional,
  options,
  share,
  word,
} from "../kinds.mjs";

const stream = () => random.randomState(1);
const generator = () => random.defaultRng(1);
/** A method of a new stream: one that is refused draws nothing. */
const method = (name, make = stream) => {
  return (...args) => {
    const drawn = make();
    const before = JSON.stringify(drawn.state());
    try {
      return drawn[name](...args);
    } catch (error) {
      if (JSON.stringify(drawn.state()) !== before) throw new Error("it drew", { cause: error });
      throw error;
    }
  };
};

const integer = argument(() => 1, "3", "-1");
const { key, position, cachedNormal } = stream().state();
const { bitGenerator, state, increment } = generator().state();

/** Functions of `@adjoint/random` and of its streams, and the kinds of their arguments. */
export const rows = {
  randomState: [random.randomState, argument(() => 1, "3", "[1]")],
  restoreRandomState: [
    random.restoreRandomState,
    options({
      key: argument(() => key.slice()),
      position: argument(() => position, "3"),
      cachedNormal: argument(() => cachedNormal, "null", "3", "0.5", "-1"),
    }),
  ],
  defaultRng: [random.defaultRng, argument(() => 1, "3", "3n", "[1]")],
  "restoreRandomState, of a generator": [
    random.restoreRandomState,
    options({
      bitGenerator: word(bitGenerator),
      state: argument(() => state, '"3"'),
      increment: argument(() => increment, '"3"'),
      cachedUint32: argument(() => 7, "null", "3"),
      entropy: list(1),
      spawnKey: list(0),
      spawned: count(2),
    }),
  ],
  integers: [method("integers", generator), integer, argument(() => 9, "3")],
  spawn: [method("spawn", generator), count(2)],
  uniform: [method("uniform"), finite(0), finite(2)],
  normal: [method("normal"), optional(finite(0)), optional(share(2))],
  randint: [method("randint"), integer, argument(() => 9, "3")],
  permutation: [method("permutation"), count(4)],
  shuffle: [
    method("shuffle"),
    argument(() => [1, 2], "[1]", "[null]", '["1"]', "a hole", "a list of bigints"),
  ],
  choice: [method("choice"), count(4), count(2), options({}, { replace: boolean(false) })],
};

/** Why others have none. */
export const exempt = { assertRandomState: "a check itself" };
