/**
 * Who has a lock: a process, named so that one in another container or on another machine is not taken for one of here,
 * nor a later process for the one that had its number before.
 */
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";
export function thisProcess() {
    const boot = fileText("/proc/sys/kernel/random/boot_id") ?? bootMinute();
    const namespace = linkText("/proc/self/ns/pid") ?? "";
    return { host: hostname(), boot, namespace, pid: process.pid, started: statusOf(process.pid)?.started ?? "" };
}
/** Whether the owner has ended; undefined where its process cannot be seen from here. */
export function hasEnded(owner) {
    const here = thisProcess();
    const isSeen = owner.host === here.host && owner.boot === here.boot && owner.namespace === here.namespace;
    if (!isSeen)
        return undefined;
    try {
        process.kill(owner.pid, 0);
    }
    catch (error) {
        // Anything but ESRCH: it is there, and belongs to somebody else.
        if (error instanceof Error && "code" in error && error.code === "ESRCH")
            return true;
    }
    const status = statusOf(owner.pid);
    if (status === undefined || owner.started === "")
        return false;
    return status.started !== owner.started || status.isDead;
}
/** `process 12`, with where it is if that is not here. */
export function inWords(owner) {
    const here = thisProcess();
    if (owner.host !== here.host)
        return `process ${owner.pid} on ${owner.host}`;
    if (owner.boot !== here.boot || owner.namespace !== here.namespace)
        return `process ${owner.pid} of another container`;
    return owner.pid === here.pid && owner.started === here.started ? "this process" : `process ${owner.pid}`;
}
/** The owner that a text tells of, if it does. */
export function ownerIn(text) {
    try {
        const { host, boot, namespace, pid, started } = JSON.parse(text);
        const isSound = [host, boot, namespace, started].every((each) => typeof each === "string" && each.length < 300);
        return isSound && Number.isSafeInteger(pid) && pid > 0 ? { host, boot, namespace, pid, started } : undefined;
    }
    catch {
        return undefined;
    }
}
function statusOf(pid) {
    // Another container's view may be mounted here, in which the numbers are other processes'.
    if (linkText("/proc/self") !== String(process.pid))
        return undefined;
    // The name of the program, in parentheses, may hold anything.
    const fields = fileText(`/proc/${pid}/stat`)
        ?.replace(/^.*\) /s, "")
        .split(" ");
    const [state, started] = [fields?.[0], fields?.[19]];
    return state === undefined || started === undefined ? undefined : { started, isDead: "ZX".includes(state) };
}
/** When the machine started, where it has no number for it: to the minute, since clocks are set. */
function bootMinute() {
    return String(Math.round((Date.now() / 1000 - uptime()) / 60));
}
function fileText(path) {
    try {
        return readFileSync(path, "utf8").trim();
    }
    catch {
        return undefined;
    }
}
function linkText(path) {
    try {
        return readlinkSync(path);
    }
    catch {
        return undefined;
    }
}
