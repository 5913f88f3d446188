package signalbox.app.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.app.diagnostics.Diagnostics.Fact;
import signalbox.postgres.capability.Capabilities;

/// What the server and the role offer, as Signalbox found it when it connected.
final class ServerOffer {
    private ServerOffer() {}

    static List<Fact> of(@Nullable Capabilities has) {
        if (has == null) {
            return List.of(new Fact("Connection", "there was none"));
        }
        var server = has.server();
        var rights = has.rights();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "PostgreSQL",
                server.version()
                        + (server.standby() == null ? "" : ", hot standby")
                        + (server.pooler() == null
                                ? ""
                                : ", " + server.pooler().name().toLowerCase(Locale.ROOT) + " pooler")));
        facts.add(new Fact("queue_job", Objects.requireNonNullElse(has.queueJob(), "version unknown")));
        facts.add(new Fact(
                "Schema", has.features().isEmpty() ? "none of the newer features" : String.join(", ", has.features())));
        facts.add(new Fact("Trigger", has.trigger().name().toLowerCase(Locale.ROOT)));
        facts.add(new Fact(
                "Indexed",
                String.join(", ", has.indexedColumns().stream().sorted().toList())));
        facts.add(new Fact("Role", rights(rights)));
        has.limits().forEach(limit -> facts.add(new Fact("Limit", limit)));
        return facts;
    }

    private static String rights(Capabilities.RoleRights rights) {
        var words = new ArrayList<String>();
        words.add(rights.superuser() ? "superuser" : "no superuser");
        words.add(rights.readsAllStats() ? "sees all sessions" : "sees its own sessions");
        words.add(rights.signalsBackends() ? "may terminate backends" : "may terminate its own backends");
        words.add(
                rights.writesQueue() ? "may change jobs" : rights.readsQueue() ? "may read jobs" : "may not read jobs");
        return String.join(", ", words);
    }
}
