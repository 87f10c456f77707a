export declare const trueModel: import("../method-definition.js").MethodDefinition<Required<Omit<import("../settings.js").TrainerOptions, keyof import("../settings.js").MethodOptions>>>;
