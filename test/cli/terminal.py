# Runs a command at a terminal of its own and does to it what the second argument says, once the first was read from it.
# Prints the exit status (negative: the signal that ended it) and what the terminal showed, as JSON.
import fcntl, json, os, pty, select, signal, sys, termios
wait, what, command = sys.argv[1], sys.argv[2], sys.argv[3:]
master, slave = pty.openpty()
child = os.fork()
if child == 0:
    os.setsid()
    if what != "vanish":
        # The terminal is this session's own: when it goes away, the system says so by a signal.
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    os.close(master)
    for descriptor in (0, 1, 2):
        os.dup2(slave, descriptor)
    os.execvp(command[0], command)
os.close(slave)
shown = b""
while True:
    # A pseudo-terminal whose other side is closed gives an error.
    try:
        part = os.read(master, 65536)
    except OSError:
        break
    if not part:
        break
    shown += part
    if wait and wait.encode() in shown:
        wait = ""
        if what == "press":
            os.write(master, b"\x03")
        elif what in ("vanish", "hang-up"):
            os.close(master)
            break
_, status = os.waitpid(child, 0)
print(json.dumps({"status": os.waitstatus_to_exitcode(status), "shown": shown.decode("utf-8", "replace")}))
