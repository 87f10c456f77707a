/** Which standard streams are at a terminal; it may go away. */
import { closeSync } from "node:fs";
import { isatty } from "node:tty";
/** Descriptors that were at a terminal when the process began. */
export const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
/** At its end, Node sets terminals back to how they were, and aborts where one is gone: unless it is closed. */
export function closeLostTerminals() {
    for (const descriptor of terminals)
        if (!isatty(descriptor))
            closeSync(descriptor);
}
