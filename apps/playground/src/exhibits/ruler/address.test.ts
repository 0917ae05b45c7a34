import { expect, test } from "vitest";
import { fromAddress, SHAPES, STEPS, toFields } from "./address.js";
import { measure } from "./measure.js";

test("the limits are those of the network and of the sweep", () => {
  const { request, faults } = fromAddress("");
  expect(faults).toEqual([]);
  const { tensors, sweep } = measure(request);
  expect(tensors.map(({ statuses }) => [statuses.length, statuses[0]!.length])).toEqual(SHAPES);
  expect(sweep.steps).toHaveLength(STEPS);
});

test.each([
  "weight=4.0.0",
  "weight=0.2.0",
  "weight=0.0.4",
  "weight=0.0",
  "weight=0.0.0.0",
  "weight=0.-1.0",
])("%s is a fault", (fragment) => {
  const { request, faults } = fromAddress(fragment);
  expect(faults.map(({ key }) => key)).toEqual(["weight"]);
  expect(toFields(request, 0)).toEqual(toFields(fromAddress("").request, 0));
});
