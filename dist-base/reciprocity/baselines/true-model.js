// Our gradient among the others as they are: what is lost by having to estimate them.
import { byGradient } from "../reciprocity-gradient.js";
import { TruePolicies } from "./true-policies.js";
export const trueModel = byGradient({ rate: 0.05, exploration: 0.03, decay: 0, balance: 0 }, ({ game, residents }) => new TruePolicies(game, residents));
