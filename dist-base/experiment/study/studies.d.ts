import { type StudySetting } from "./settings.js";
/** Settings of one kind, over which figures are averaged. */
export interface Family {
    readonly title: string;
    readonly about: string;
    settings(quick: boolean): StudySetting[];
}
export interface Study {
    readonly title: string;
    readonly about: string;
    /** By the first part of their settings' names. */
    readonly families: readonly (keyof typeof families)[];
    readonly learners: readonly string[];
}
export declare const families: {
    random: {
        title: string;
        about: string;
        settings: (quick: boolean) => StudySetting[];
    };
    contrite: {
        title: string;
        about: string;
        settings: (quick: boolean) => StudySetting[];
    };
    epidemic: {
        title: string;
        about: string;
        settings: (quick: boolean) => StudySetting[];
    };
};
export declare const studies: {
    ablation: {
        title: string;
        about: string;
        families: ("contrite" | "epidemic" | "random")[];
        learners: string[];
    };
    epidemic: {
        title: string;
        about: string;
        families: "epidemic"[];
        learners: string[];
    };
};
export type StudyName = keyof typeof studies;
export declare const studyNames: StudyName[];
/** The setting of this name, `random/7`. */
export declare function findSetting(name: string): StudySetting | undefined;
