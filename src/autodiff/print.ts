/** Has consoles print what `toString` says: what lies behind a handle is the memory of a whole engine. */
export function printAsString(type: { readonly prototype: object }): void {
  for (const hook of ["nodejs.util.inspect.custom", "Deno.customInspect"]) {
    Object.defineProperty(type.prototype, Symbol.for(hook), {
      value(this: object) {
        return String(this);
      },
    });
  }
}
