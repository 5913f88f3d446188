package signalbox.cli.command;

import signalbox.cli.option.CommandContext;
import signalbox.monitor.Feed;
import signalbox.text.UtcTime;

/// Says on stderr when a watch that lasts can no longer read the database, and when it can again: once each.
final class FaultReport {
    private final CommandContext context;
    private String reported = "";

    FaultReport(CommandContext context) {
        this.context = context;
    }

    void see(Feed feed) {
        var fault = feed.fault();
        var now = fault == null ? "" : fault.message();
        if (now.equals(reported) || (fault == null && feed.snapshot() == null)) {
            return;
        }
        reported = now;
        var line = fault == null ? "The database can be read again." : now;
        context.err().println(UtcTime.full(context.clock().instant()) + " " + line);
    }
}
