import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { type Answer, checkAnswer } from "../report/answers.ts";
import { doctorAnswer } from "../report/doctor.ts";
import { doctorStage } from "../stages/doctor.ts";
import { survey } from "../stages/survey.ts";
import type { Wishes } from "../stages/wishes.ts";

/** `slipway check`. */
export async function checkCommand(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Answer> {
  return checkAnswer((await survey(ports, catalog, wishes)).config);
}

/** `slipway doctor`. */
export async function doctorCommand(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Answer> {
  return doctorAnswer(await doctorStage(ports, catalog, wishes));
}
