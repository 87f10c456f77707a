export interface Origin {
    /** Of this package. */
    readonly version: string;
    readonly machine: {
        readonly cpu: string;
        readonly cores: number;
        readonly memoryBytes: number;
        readonly platform: string;
        readonly arch: string;
    };
    readonly versions: {
        readonly node: string;
        readonly v8: string;
    };
}
export declare function origin(): Origin;
