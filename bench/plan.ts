import { TARGET_IDS } from "../src/model/target.ts";
import { definePlan } from "../src/plan/define.ts";
import { config, planInputs } from "../test/support/plan-inputs.ts";
import type { Figure } from "./figure.ts";
import { median } from "./measure.ts";

const ROUNDS = 15;
/** Projects of a monorepo, each with every target: 200 legs in all. */
const PROJECTS = 25;

function once(): number {
  const inputs = planInputs({ config: config(TARGET_IDS) });
  const from = performance.now();
  for (let project = 0; project < PROJECTS; project += 1) {
    if (!definePlan(inputs).ok) throw new Error("the plan of the figure is not a good one");
  }
  return performance.now() - from;
}

export const planTime: Figure = {
  name: "plan",
  what: "planning 200 legs",
  needsInterpreter: false,
  async measure() {
    const value = median(Array.from({ length: ROUNDS }, once));
    return [
      {
        what: "all of them",
        value,
        unit: "ms",
        limit: 50,
        from: `${PROJECTS} projects with ${TARGET_IDS.length} targets`,
      },
    ];
  },
};
