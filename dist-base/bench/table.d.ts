/** Median and quartiles, and what the fastest twentieth reaches, with the processor to itself. */
export interface Spread {
    readonly median: number;
    readonly lower: number;
    readonly upper: number;
    readonly best: number;
    readonly samples: number;
}
export interface Figure extends Spread {
    readonly row: string;
    readonly column: string;
    readonly unit: string;
    /** Of the limit that the table names: in the median, and in the fastest twentieth. */
    readonly share?: number;
    readonly bestShare?: number;
    /** False of what is not faster or slower: a share, an amount of memory. */
    readonly isSpeed?: boolean;
}
export interface Table {
    readonly title: string;
    /** What the rows are. */
    readonly rows: string;
    readonly figures: readonly Figure[];
    /** All rows were measured in turns and are to be compared with one another. */
    readonly inTurns?: boolean;
    readonly note?: string;
}
export declare function spreadOf(samples: readonly number[]): Spread;
/** The spread of a figure that is so many times as large. */
export declare function times({ median, lower, upper, best, samples }: Spread, factor: number): Spread;
/** The spread of what is done in a unit of time, from that of the time it takes. */
export declare function per({ median, lower, upper, best, samples }: Spread, amount: number): Spread;
/** Lines of text: medians, half the distance of the quartiles in percent, and the share of the limit in brackets. */
export declare function tableText({ title, rows, figures, note }: Table): string;
/** Three significant digits. */
export declare function short(value: number): string;
