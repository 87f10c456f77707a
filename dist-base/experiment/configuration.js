export const beliefs = ["anchored", "joint", "mean-field"];
export const ends = ["settled", "iterations"];
export const halves = ["action", "signal", "joint"];
/** Which of the two games a configuration is about. */
export function kindOf({ actions }) {
    return actions === "continuous" ? "continuous" : "discrete";
}
/** The sizes of policies; those at the corners where donations are continuous. */
export function shapeOf({ reputations, actions }) {
    return { reputations, actions: typeof actions === "number" ? actions : 2 };
}
