interface Look {
    /** Name of the colour in the page's style. */
    readonly colour: string;
    readonly dashes?: string;
}
export declare const looks: Readonly<Record<string, Look>>;
export interface Stroke {
    readonly colour: string;
    readonly dashes: string | undefined;
    readonly width: number;
}
export declare function strokeOf(method: string): Stroke;
/** A piece of the method's line, to stand before its name. */
export declare function swatch(stroke: Stroke): string;
export declare function methodName(method: string): string;
export {};
