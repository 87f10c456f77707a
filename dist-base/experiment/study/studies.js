/** The studies by their names. To add one, add its entry; its learners and its families have to be there. */
import { variants } from "./learners.js";
import { contriteSettings, epidemicSettings, randomSettings } from "./settings.js";
const SIZES = [14, 30, 40, 100, 200, 1000];
export const families = {
    random: {
        title: "Random settings",
        about: "Residents of one to four types with any rules, 3 to 14 agents, all matchings, errors up to 15 %, b/c from 1.1 to 20, 3 to 100 rounds; each half of the policy in turn.",
        settings: (quick) => randomSettings(quick ? 9 : 60),
    },
    contrite: {
        title: "Proud and contrite societies",
        about: "Residents who give in good standing (proud) or in bad standing (contrite), so that judging them matters; b 5, c 0.5, 36 rounds, both halves learned.",
        settings: (quick) => contriteSettings().slice(0, quick ? 5 : undefined),
    },
    epidemic: {
        title: "The epidemic over N",
        about: "All are bad at first, and one early gift starts a chain after which all give: residents 0011/01110111, b 2, c 1, 36 rounds, random matching, actions learned beside the assessment 00110011.",
        settings: (quick) => epidemicSettings(quick ? SIZES.slice(0, 3) : SIZES),
    },
};
export const studies = {
    ablation: {
        title: "What each ingredient buys",
        about: "Our method with its ingredients exchanged one by one, everything else the same: returns analytic or sampled in imagination, the softmax natural or plain, the others estimated or as they are. And the natural gradient without any model. Sampled returns are discounted as that is tuned to; analytic ones need not be.",
        families: ["random", "contrite", "epidemic"],
        learners: [...variants.keys(), "natural-gradient"],
    },
    epidemic: {
        title: "One early gift, among ever more agents",
        about: "What an encounter starts comes back by a chain through all others, which grows longer with their number.",
        families: ["epidemic"],
        learners: ["reciprocity-gradient", "true-model", "natural-gradient", "reinforce-baseline", "ppo", "q-learning"],
    },
};
export const studyNames = Object.keys(studies);
/** The setting of this name, `random/7`. */
export function findSetting(name) {
    const [family] = name.split("/");
    return allSettings(family).get(name);
}
const known = new Map();
function allSettings(family) {
    const before = known.get(family);
    if (before !== undefined || !Object.hasOwn(families, family))
        return before ?? new Map();
    const settings = families[family].settings(false);
    const byName = new Map(settings.map((setting) => [setting.name, setting]));
    known.set(family, byName);
    return byName;
}
