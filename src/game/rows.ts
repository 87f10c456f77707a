/** The rows of a half's table: how many choices are open in each, and which of them an agent can ever come to. */
import { type Decisions, decisionsOf, type Half, isOf, kinOf } from "./decisions.js";
import type { Game } from "./game.js";

/** How many choices are open in each row, `[rows]`. */
export function openChoices({ all, rows }: Decisions, half: Half): Uint8Array {
  const open = new Uint8Array(rows[half]);
  for (const decision of all) {
    if (decision.half === half) open.fill(decision.choices, decision.start, decision.start + decision.contexts);
  }
  return open;
}

/**
 * Which rows an agent can come to by the roles that it has and by whom it can meet, 1 or 0, `[rows]`: a buyer never decides as a seller, and one that
 * has no kin among those that it meets never decides about kin.
 */
export function rowsMet(game: Game, agent: number, half: Half): Uint8Array {
  const { all, rows } = decisionsOf(game);
  const { agents, classes, groups } = game;
  const met = new Uint8Array(rows[half]);
  const meets = [groups === undefined, false];
  for (let other = 0; groups !== undefined && other < agents && !(meets[0] && meets[1]); other++) {
    if (other === agent || (classes !== undefined && classes[other] === classes[agent])) continue;
    meets[kinOf(game, agent, other)] = true;
  }
  for (const decision of all) {
    if (decision.half !== half || !isOf(decision, classes?.[agent])) continue;
    const { start, contexts } = decision;
    const kinds = groups === undefined ? 1 : 2;
    for (let kin = 0; kin < kinds; kin++) {
      if (meets[kin]) met.fill(1, start + (kin * contexts) / kinds, start + ((kin + 1) * contexts) / kinds);
    }
  }
  return met;
}
