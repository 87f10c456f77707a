/** One question to an agent, and how it is told apart from all others when it goes wrong. */
import type { AgentSeen } from "./agent.js";
import { isDistribution } from "./game.js";
import { GameError } from "./game-error.js";

/** An agent that failed, or that gave what is no answer. What it threw is its `cause`. */
export class AgentError extends GameError {
  override readonly name = "AgentError";
  /** Whose fault it is, and when; from 0. The round is -1 where an episode was to begin. */
  readonly agent: number;
  readonly episode: number;
  readonly round: number;

  /** @param message of what it threw, if it did */
  constructor(call: AgentCall, got: unknown, takes: string, threw?: { readonly cause: unknown }) {
    super(call.field, got, takes);
    this.agent = call.agent;
    this.episode = call.episode;
    this.round = call.round;
    if (threw === undefined) return;
    this.cause = threw.cause;
    this.message = `${call.field}: threw ${firstLine(threw.cause)}${call.saw}`;
  }
}

export class AgentCall {
  constructor(
    readonly run: () => unknown,
    private readonly ask: "begin" | "act" | "judge",
    readonly agent: number,
    private readonly name: string | undefined,
    readonly episode: number,
    readonly round: number,
    private readonly seen?: AgentSeen,
  ) {}

  /** `agent 3 (grudger) in round 5 of episode 0, act`. */
  get field(): string {
    const name = this.name === undefined || this.name === "" ? "" : ` (${this.name})`;
    const round = this.round < 0 ? "" : `round ${this.round} of `;
    return `agent ${this.agent}${name} in ${round}episode ${this.episode}, ${this.ask}`;
  }

  /** What it saw, in words that go after all others. */
  get saw(): string {
    if (this.seen === undefined) return "";
    const numbers = Object.entries(this.seen).filter(([name, value]) => typeof value === "number" && name !== "agent");
    return `; it saw ${numbers.map(([name, value]) => `${name} ${value}`).join(", ")}`;
  }

  /** How many choices there were; 0 where none was asked for. */
  get choices(): number {
    return this.seen?.choices ?? 0;
  }

  threw(cause: unknown): AgentError {
    return new AgentError(this, cause, "", { cause });
  }

  refused(got: unknown, takes: string): AgentError {
    return new AgentError(this, got, `${takes}${this.saw}`);
  }

  /**
   * The answer as chances, written to the first places of `out`.
   *
   * @throws AgentError for what is neither a choice nor a distribution over the choices
   */
  read(answer: unknown, out: Float64Array): void {
    const { choices } = this;
    const listed = Array.isArray(answer) || ArrayBuffer.isView(answer) ? Array.from(answer as ArrayLike<unknown>) : [];
    const isRow = listed.length === choices && listed.every((chance) => typeof chance === "number");
    if (isRow && isDistribution(listed)) {
      out.set(listed);
      return;
    }
    if (typeof answer === "number" && Number.isInteger(answer) && answer >= 0 && answer < choices) {
      out[answer] = 1;
      return;
    }
    throw this.refused(answer, `a choice from 0 to ${choices - 1}, or ${choices} chances that sum to 1`);
  }
}

/** What was thrown, on one line. */
function firstLine(thrown: unknown): string {
  const [line = ""] = String(thrown).split("\n");
  return line.length > 200 ? `${line.slice(0, 197)}...` : line;
}
