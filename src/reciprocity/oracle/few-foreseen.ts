// The bound with foresight where the vectors of reputations that the learner can bring about are few, though there might be many:
// from each only those are looked at that may follow.
import { initialDistribution, kinOf, type Matching, SELF } from "../../game/index.js";
import { type Branch, bestIn, branchesOf } from "./decision.js";
import { PolicyEncounters } from "./exact-returns.js";
import { onlySelf, type Step, stepsOf } from "./few-vectors.js";
import { backwards, type Foresight } from "./foresight.js";
import { turnOf } from "./turns.js";

/** Vectors that are looked at in all, over the encounters of one matching. */
const MOST_SEEN = 2 ** 18;

/** See `foresightTotal`; undefined where there are too many vectors. */
export function fewForeseen(asked: Foresight, matching: Matching): number | undefined {
  const { game, residents } = asked;
  const { reputations: k, discount } = game;
  const stride = (agent: number) => k ** agent;
  const steps = backwards(stepsOf(game, matching, onlySelf)).toReversed();
  const encounters = new PolicyEncounters(game);
  const decisions = new Map<string, readonly Branch[]>();
  const known = steps.map(() => new Map<number, number>());
  let seen = 0;

  const branchesAt = (step: Step, own: number, other: number): readonly Branch[] => {
    const partner = step.first + step.second - SELF;
    const key = `${partner} ${step.first === SELF} ${own} ${other}`;
    const found = decisions.get(key);
    if (found !== undefined) return found;
    const meets = { ...asked, partner: residents[partner - 1]!, kin: kinOf(game, SELF, partner) };
    const made = branchesOf(meets, turnOf(step.first === SELF ? 0 : 1), own, other);
    decisions.set(key, made);
    return made;
  };

  const value = (at: number, state: number): number => {
    const step = steps[at];
    if (step === undefined || seen > MOST_SEEN) return 0;
    const stored = known[at]!.get(state);
    if (stored !== undefined) return stored;
    seen += 1;
    const { first, second, goesOn } = step;
    const r0 = Math.floor(state / stride(first)) % k;
    const r1 = Math.floor(state / stride(second)) % k;
    const rest = state - r0 * stride(first) - r1 * stride(second);
    const after = (s0: number, s1: number) =>
      value(at + 1, rest + (goesOn[0] ? s0 * stride(first) : 0) + (goesOn[1] ? s1 * stride(second) : 0));
    let worth = 0;
    if (first !== SELF && second !== SELF) {
      const of = encounters.of(residents[first - 1]!, residents[second - 1]!, kinOf(game, first, second));
      for (let one = of.starts[r0 * k + r1]!; one < of.starts[r0 * k + r1 + 1]!; one++)
        worth += of.chances[one]! * after(Math.floor(of.after[one]! / k), of.after[one]! % k);
    } else {
      const [own, other] = first === SELF ? [r0, r1] : [r1, r0];
      for (const { chance, decision } of branchesAt(step, own, other)) {
        const next = new Float64Array(k * k);
        const canBe = (lists: readonly Float64Array[]) =>
          Array.from({ length: k }, (_, reputation) => lists.some((list) => list[reputation]! > 0));
        const self = canBe(decision.toSelf);
        const partner = canBe(decision.toPartner.flat());
        for (let s = 0; s < k; s++) {
          for (let t = 0; t < k; t++)
            if (self[s] && partner[t]) next[s * k + t] = discount * (first === SELF ? after(s, t) : after(t, s));
        }
        worth += chance * bestIn(decision, next, 0, k, 1);
      }
    }
    known[at]!.set(state, worth);
    return worth;
  };

  const initial = initialDistribution(game);
  const agents = [...new Set(steps.flatMap(({ first, second }) => [first, second]))];
  const from = (place: number, state: number, chance: number): number =>
    place === agents.length
      ? chance * value(0, state)
      : initial.reduce(
          (sum, own, reputation) =>
            own === 0 ? sum : sum + from(place + 1, state + reputation * stride(agents[place]!), chance * own),
          0,
        );
  const total = from(0, 0, 1);
  return seen > MOST_SEEN ? undefined : total;
}
