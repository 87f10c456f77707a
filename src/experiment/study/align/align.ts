/**
 * The study `align`: what of the claims of ALIGN (Zhu et al. 2026, arXiv 2602.07777) a society of rules shows. Everybody lives by a
 * deterministic rule, so that an episode follows from its schedule: figures are exact for each schedule, and intervals are over
 * schedules. Nobody learns here; a learned policy takes the entrant's seat by `simulate --policy`.
 */
import type { PartialConfiguration } from "../../configuration.js";
import { resolveConfiguration } from "../../resolve.js";
import { type Estimate, meanOf } from "../../simulation/estimate.js";
import { type Simulation, simulate } from "../../simulation/simulation.js";
import { type AlignGame, alignGames, replacing, type Society, societies, societyIn } from "./societies.js";

export interface AlignRequest {
  /** Schedules that are drawn of each society. */
  readonly schedules: number;
  readonly seed: number;
}

/** What a society comes to; the return of an agent is discounted. */
export interface SocietyFigures {
  readonly cooperation: Estimate;
  readonly imageScore: Estimate;
  readonly discountedReturn: Estimate;
  /** Undefined where the mean return is not above 0. */
  readonly gini: Estimate | undefined;
  /** Of the entrant, or of one honest agent. */
  readonly entrantReturn: Estimate;
  /** What it is paid in its first, second, ... own encounter. */
  readonly entrantPayoffs: readonly Estimate[];
  /** Of those who are not as the others, where there are any. */
  readonly othersReturn: Estimate | undefined;
}

export interface SocietyResult extends SocietyFigures {
  readonly game: AlignGame;
  readonly society: Society;
}

/** One agent that always defects, or that cooperates as its residents do, where gossip is honest or there is none. */
export interface GossipCurve {
  readonly name: string;
  readonly gossip: "honest" | "none";
  /** Cost as a share of the benefit. */
  readonly ratio: number;
  readonly points: readonly { readonly discount: number; readonly defects: Estimate; readonly cooperates: Estimate }[];
  /** From which discount on it is better to cooperate; undefined where it never is. */
  readonly threshold: Estimate | undefined;
}

export interface MixResult extends SocietyFigures {
  /** How many liars, or colluders. */
  readonly count: number;
}

export interface AlignResult {
  readonly request: AlignRequest;
  readonly societies: readonly SocietyResult[];
  readonly gossip: readonly GossipCurve[];
  readonly liars: readonly MixResult[];
  readonly colluders: readonly MixResult[];
}

export const discounts = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];

/** Thresholds are found in so many parts of the schedules, each by itself. */
const PARTS = 10;

/** The parts of the study, each of which can take a second: it goes on with one when the one before was taken. */
export function* alignStudy(request: AlignRequest): Generator<string, AlignResult> {
  const play = (game: AlignGame, file: PartialConfiguration, { schedules, seed } = request): Simulation =>
    simulate(resolveConfiguration({ preset: game, file }), { episodes: schedules, seed, by: "encounter" });
  const found: SocietyResult[] = [];
  for (const game of alignGames) {
    yield game;
    for (const society of societies) {
      found.push({ game, society, ...figuresOf(play(game, societyIn(game, society))) });
    }
  }
  const gossip: GossipCurve[] = [];
  for (const game of gossipGames) {
    for (const kind of ["honest", "none"] as const) {
      yield `${game.name}, ${kind === "honest" ? "honest" : "no"} gossip`;
      gossip.push(gossipCurve(game, kind, request, play));
    }
  }
  yield "liars and colluders";
  const mixed = (count: number, others: Parameters<typeof replacing>[0]): MixResult => ({
    count,
    ...figuresOf(play("align-donation", replacing(count === 0 ? undefined : others))),
  });
  const liars = Array.from({ length: 9 }, (_, count) => mixed(count, { count, norm: "inverter" }));
  const colluders = [0, 2, 3, 4, 5, 6].map((count) => mixed(count, { count, norm: "clan", group: 1 }));
  return { request, societies: found, gossip, liars, colluders };
}

function figuresOf({ groups, everybody, gini }: Simulation): SocietyFigures {
  const [seat] = groups;
  const others = groups.at(-1)!;
  return {
    cooperation: everybody.cooperation!,
    imageScore: everybody.imageScore!,
    discountedReturn: everybody.discountedReturn!,
    gini,
    entrantReturn: seat!.discountedReturn!,
    entrantPayoffs: seat!.over.map(({ payoff }) => payoff!),
    othersReturn: others.discountedReturn,
  };
}

interface GossipGame {
  readonly name: string;
  readonly preset: AlignGame;
  readonly game: NonNullable<PartialConfiguration["game"]>;
  readonly ratio: number;
}

const gossipGames: readonly GossipGame[] = [
  { name: "donation, b/c 5", preset: "align-donation", game: {}, ratio: 0.2 },
  { name: "donation, b/c 2", preset: "align-donation", game: { benefit: 2 }, ratio: 0.5 },
  // To defect gains 1, and to be cooperated with is worth 5.
  { name: "dilemma", preset: "align-dilemma", game: {}, ratio: 0.2 },
];

function gossipCurve(
  { name, preset, game, ratio }: GossipGame,
  gossip: GossipCurve["gossip"],
  { schedules, seed }: AlignRequest,
  play: (game: AlignGame, file: PartialConfiguration, request?: AlignRequest) => Simulation,
): GossipCurve {
  const assessment = gossip === "honest" ? "discerning" : "silent";
  const seat = (entrant: string, discount: number, part: AlignRequest) => {
    const { learner, residents } = societyIn(preset, { name, assessment });
    const file = { game: { ...game, discount }, residents: residents!, learner: { ...learner, fixedAction: entrant } };
    return play(preset, file, part).groups[0]!;
  };
  const whole = { schedules, seed };
  const points = discounts.map((discount) => ({
    discount,
    defects: seat("greedy", discount, whole).discountedReturn!,
    cooperates: seat("discerning", discount, whole).discountedReturn!,
  }));
  const thresholds = Array.from({ length: PARTS }, (_, at) => {
    const part = { schedules: Math.ceil(schedules / PARTS), seed: seed + 1 + at };
    // By own encounters: what they pay does not depend on the discount.
    const [defects, cooperates] = ["greedy", "discerning"].map((entrant) =>
      seat(entrant, 1, part).over.map(({ payoff }) => payoff!.value),
    );
    return thresholdOf(cooperates!.map((payoff, k) => payoff - defects![k]!));
  });
  const all = thresholds.filter((threshold) => threshold !== undefined);
  return { name, gossip, ratio, points, threshold: all.length === PARTS ? meanOf(all) : undefined };
}

/**
 * From which discount on the sum of these gains, each discounted by its place, is above 0 for good; undefined where it is not at 1.
 * By halving: looked for is the last change of sign among hundredths.
 */
export function thresholdOf(gains: readonly number[]): number | undefined {
  const worth = (discount: number) => gains.reduce((sum, gain, k) => sum + gain * discount ** k, 0);
  if (!(worth(1) > 0)) return undefined;
  let high = 1;
  while (high > 0 && worth(high - 0.01) > 0) high -= 0.01;
  if (high <= 0) return 0;
  let low = high - 0.01;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (worth(middle) > 0) high = middle;
    else low = middle;
  }
  return high;
}
