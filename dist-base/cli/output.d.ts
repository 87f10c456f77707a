/** Where text goes: a stream of the process, or what a test looks at. */
export interface Output {
    write(text: string): void;
}
