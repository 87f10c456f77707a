/** A request that the game cannot take. The message is one line: the field, what it got and what it takes. */
export class GameError extends Error {
  override readonly name = "GameError";
  /** Path of the field at fault, as its writer sees it: `rounds`, `residents[1].action`. */
  readonly field: string;

  constructor(field: string, got: unknown, takes: string) {
    super(`${field}: got ${shown(got)}, takes ${takes}`);
    this.field = field;
  }
}

/** A value as its writer would recognise it, short enough for one line. */
function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(shortened(value));
  if (Array.isArray(value)) return shortened(`[${value.map(String).join(", ")}]`);
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
