import { styleText } from "node:util";
import { type Diagnostic, diagnosticText } from "../../model/diagnostic.ts";
import type { Log } from "../../model/ports.ts";

/** Where the log goes: stderr, since stdout belongs to results. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Running {
  readonly title: string;
  progress: string;
  readonly since: number;
}

const FRAME_MS = 100;
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** On a terminal one line that lives while its stage runs; elsewhere a plain line when a stage starts and ends. */
export function createLog(screen: Screen, colour: boolean): Log {
  const live = screen.isTTY === true;
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const running: Running[] = [];
  const clear = (): void => {
    if (live && running.length > 0) screen.write("\r\u001b[2K");
  };
  const draw = (): void => {
    const stage = running.at(-1);
    if (!live || stage === undefined) return;
    const text = `… ${stage.title}${stage.progress} ${seconds(stage.since)}`;
    // Some terminals say that they have no columns, and mean that they do not know.
    screen.write(`\r\u001b[2K${text.slice(0, (screen.columns || 80) - 1)}`);
  };
  const line = (text: string): void => {
    clear();
    screen.write(`${text}\n`);
    draw();
  };
  const say = (mark: string, diagnostic: Diagnostic): void => line(`${mark} ${diagnosticText(diagnostic)}`);
  return {
    info: (message) => line(`  ${message}`),
    warn: (diagnostic) => say(paint("yellow", "warning:"), diagnostic),
    error: (diagnostic) => say(paint("red", "error:"), diagnostic),
    async stage(title, run) {
      const stage: Running = { title, progress: "", since: performance.now() };
      if (!live) line(`${title} …`);
      running.push(stage);
      const timer = live ? setInterval(draw, FRAME_MS) : undefined;
      let mark = paint("red", "✗");
      try {
        const value = await run((text) => {
          stage.progress = `: ${text}`;
        });
        mark = paint("green", "✓");
        return value;
      } finally {
        clearInterval(timer);
        clear();
        running.splice(running.indexOf(stage), 1);
        line(`${mark} ${title} ${paint("dim", seconds(stage.since))}`);
      }
    },
  };
}
