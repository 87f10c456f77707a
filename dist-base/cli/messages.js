/** Between two plain lines, where no bar can be drawn. */
const LINE_MILLISECONDS = 5000;
/** For `--quiet`. */
export const silent = { say() { }, startProgress() { }, progress() { }, endProgress() { } };
export function createMessages(output) {
    return output.isTTY ? terminalMessages(output) : plainMessages(output);
}
function terminalMessages(output) {
    /** Loaded with the first progress; undefined when there is none to show. */
    let bar;
    let shown;
    return {
        say(text) {
            // In the place of the bar, which is drawn again below.
            output.write(shown === undefined ? `${text}\n` : `\r\u001b[K${text}\n`);
        },
        startProgress(done, total) {
            const own = createBar(output);
            bar = own;
            void own.then((created) => {
                if (bar !== own)
                    return;
                shown = created;
                shown.start(total, done, { note: "" });
            });
        },
        progress(done, note) {
            shown?.update(done, { note });
        },
        endProgress() {
            shown?.stop();
            bar = shown = undefined;
        },
    };
}
async function createBar(output) {
    const { SingleBar } = (await import("cli-progress")).default;
    return new SingleBar({
        // Of a stream, it takes only what is there.
        stream: output,
        format: "{bar} {value}/{total}  {eta_formatted} left  {note}",
        barCompleteChar: "█",
        barIncompleteChar: "░",
        barsize: 24,
        fps: 10,
        etaBuffer: 20,
        clearOnComplete: true,
        // Its own handling of Ctrl-C would end the process before the run is kept.
        gracefulExit: false,
    });
}
function plainMessages(output) {
    let what = "";
    let total = 0;
    let first = 0;
    let started = 0;
    let lastLine = 0;
    const say = (text) => output.write(`${text}\n`);
    return {
        say,
        startProgress(done, all, counted) {
            [what, total, first] = [counted, all, done];
            started = lastLine = performance.now();
        },
        progress(done, note) {
            const now = performance.now();
            if (now - lastLine < LINE_MILLISECONDS)
                return;
            lastLine = now;
            const left = (((now - started) / (done - first)) * (total - done)) / 1000;
            say(`${what} ${done}/${total}  ${note}  ${duration(left)} left`);
        },
        endProgress() { },
    };
}
function duration(seconds) {
    return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
