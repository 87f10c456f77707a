export declare function errorText(error: unknown, debug: boolean): string;
