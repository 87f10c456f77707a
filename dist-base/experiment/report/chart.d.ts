export interface Point {
    readonly iteration: number;
    readonly value: number;
}
/** A line over iterations, or a level across all of them where `points` is a number. */
export interface Line {
    readonly label: string;
    readonly points: readonly Point[] | number;
    /** A CSS colour; variables of the page keep it legible in light and dark. */
    readonly colour: string;
    readonly dashes?: string;
    readonly width?: number;
}
export interface Chart {
    /** For those who cannot see it. */
    readonly description: string;
    readonly lines: readonly Line[];
    /** A faint line behind them, without a label. */
    readonly backdrop?: readonly Point[];
    /** The last iteration of the axis. */
    readonly iterations: number;
    readonly digits: number;
    /** Of values that may be many times smaller in the end than they were at first: a tenth takes as much room everywhere. */
    readonly isLogarithmic?: boolean;
}
/** Of a chart across the page, and of one of two side by side. */
export declare const sizes: {
    readonly full: readonly [{
        readonly kind: "wide";
        readonly width: 992;
        readonly height: 360;
        readonly labelLines: 1;
        readonly labelWidth: 168;
    }, {
        readonly kind: "narrow";
        readonly width: 350;
        readonly height: 280;
        readonly labelLines: 2;
        readonly labelWidth: 124;
    }];
    readonly half: readonly [{
        readonly kind: "wide";
        readonly width: 480;
        readonly height: 240;
        readonly labelLines: 1;
        readonly labelWidth: 128;
    }, {
        readonly kind: "narrow";
        readonly width: 350;
        readonly height: 220;
        readonly labelLines: 2;
        readonly labelWidth: 72;
    }];
};
/** The chart in every size of a set, of which the page's style shows the one that fits. */
export declare function drawChart(chart: Chart, set: keyof typeof sizes): string;
/** A plot as a part of a page. Inside HTML an SVG needs no name space, and without it no address at all is left in the page. */
export declare function svgText(plot: Element): string;
/** Positions in ascending order, at least `gap` apart and none beyond `last`, as near to where they were as that allows. */
export declare function movedApart(positions: readonly number[], gap: number, last: number): number[];
/** What is smaller makes no difference that anybody could see; on a logarithmic axis, it lies at its foot. */
export declare const SMALLEST = 0.000001;
/** Whether anything has to be drawn at the foot of a logarithmic axis, above where it is. */
export declare function hasSmaller(points: readonly Point[]): boolean;
