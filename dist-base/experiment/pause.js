/** Lets everything else that there is to do be done: messages come in, and a page is drawn. */
export function pause() {
    return new Promise((resolve) => {
        // At once, where there is such a thing: a timer waits a millisecond or more.
        if (typeof setImmediate === "function")
            setImmediate(resolve);
        else
            setTimeout(resolve, 0);
    });
}
