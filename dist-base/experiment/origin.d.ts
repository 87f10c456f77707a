/** Where a run comes from, as its report tells. */
export interface Origin {
    readonly command?: string;
    readonly started?: Date;
}
