// More parameters than are differentiated one by one.
import type { GradientCheck } from "@adjoint/gradient-check";
import { dense } from "@adjoint/layers";
import type { Op } from "@adjoint/pass";

export const right = (): Op => (x) => ({ output: x, backward: (d) => d });
export const wrong = right;

export const gradientCheck: GradientCheck = {
  shapes: [[4, 300]],
  rounds: ["shapes"],
  exports: {
    right: { create: ({ random }) => dense(300, 300, { random }) },
    wrong: {
      create: ({ random }) => {
        const layer = dense(300, 300, { random });
        const halved: Op = (x, context) => {
          const { output, backward } = layer(x, context);
          return {
            output,
            backward: (d) => {
              const dInput = backward(d);
              const { data } = layer.parameters[0]!.gradient;
              for (let k = 0; k < data.length; k++) data[k]! *= 0.5;
              return dInput;
            },
          };
        };
        return Object.assign(halved, { parameters: layer.parameters });
      },
    },
  },
};
