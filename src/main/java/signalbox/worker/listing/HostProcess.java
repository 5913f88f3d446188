package signalbox.worker.listing;

import java.time.Instant;
import java.util.regex.Pattern;
import signalbox.text.SecretMask;

/// A process as a process list shows it. Passwords among its arguments are masked: they are not kept.
///
/// @param ppid `UNKNOWN_PARENT` if the list does not show it
/// @param started by the clock of its host
/// @param command the arguments, joined by spaces as `ps` does it
public record HostProcess(int pid, int ppid, String user, Instant started, String command) {
    public static final int UNKNOWN_PARENT = -1;

    /// Of other programs, `-w` has no secret.
    private static final Pattern ODOO = Pattern.compile("odoo|passw");

    public HostProcess {
        command = masked(command);
    }

    public boolean hasParent() {
        return ppid != UNKNOWN_PARENT;
    }

    private static String masked(String command) {
        return ODOO.matcher(command).find() ? SecretMask.maskedInput(command) : SecretMask.masked(command);
    }
}
