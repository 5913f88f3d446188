package signalbox.config.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.EffectiveSettings.Default;
import signalbox.config.SecretSettings;
import signalbox.config.SpoiltValue;
import signalbox.text.Severity;

/// Values of Odoo's own options that are read otherwise than they are meant.
final class OptionValueRules {
    private static final Pattern PATHS = Pattern.compile("[~/.][^,:;]*(?:\\s*[:;]\\s*[~/.][^,:;]*)+");
    private static final Pattern HOST_WITH_PORT = Pattern.compile("([^\\s:/@]+):(\\d+)");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "0.0.0.0", "[::1]");

    private OptionValueRules() {}

    /// Odoo splits the path at commas alone.
    static Stream<ConfigFinding> paths(CheckedConfig subject) {
        return subject.option("addons_path").stream()
                .filter(entry -> !meantPaths(entry).equals(entry.value()))
                .map(entry -> new ConfigFinding(
                        "addons-path-misread",
                        Severity.WARNING,
                        entry.line(),
                        subject.seen(entry.line()),
                        "Odoo splits addons_path at commas alone: it takes this for the names of other folders, and finds no"
                                + " module there.",
                        ConfigCorrection.value(subject, entry, meantPaths(entry))));
    }

    private static String meantPaths(ConfigEntry entry) {
        var value = entry.value();
        if (value.contains("\n")) {
            return value.replaceAll("(?m)[ \\t]*\\\\$|(?<![ \\t])[ \\t]+[;#].*$", "");
        }
        return PATHS.matcher(value).matches() ? value.replaceAll("\\s*[:;]\\s*", ",") : value;
    }

    /// A host is a name, an address or the folder of a socket.
    static Stream<ConfigFinding> databaseHost(CheckedConfig subject) {
        return Stream.of("db_host", "db_replica_host")
                .flatMap(key -> subject.option(key).stream())
                .filter(entry -> entry.value().contains("://")
                        || HOST_WITH_PORT.matcher(entry.value()).matches())
                .map(entry -> new ConfigFinding(
                        "database-host-misread",
                        Severity.CRITICAL,
                        entry.line(),
                        subject.seen(entry.line()),
                        "Odoo takes the whole text for the name of a host: there is none of that name, and no connection to"
                                + " the database.",
                        Fix.advice(parts(entry))));
    }

    private static String parts(ConfigEntry entry) {
        var parts = HOST_WITH_PORT.matcher(entry.value());
        return parts.matches()
                ? entry.key() + " = " + parts.group(1) + "\n" + entry.key().replace("_host", "_port") + " = "
                        + parts.group(2)
                : "Write each part as an option of its own: "
                        + String.join(", ", List.of("db_host", "db_port", "db_user", "db_password", "db_name")) + ".";
    }

    /// A runner on Odoo's own machine that asks another port than Odoo's.
    static Stream<ConfigFinding> ownPort(CheckedConfig subject) {
        var address = RunnerAddress.of(subject);
        return THIS_MACHINE.contains(address.hostText()) && address.schemeText().equals("http")
                ? Stream.of("http_port", "xmlrpc_port")
                        .flatMap(key -> subject.option(key).stream())
                        .limit(1)
                        .filter(entry -> !(address.port().origin() instanceof Default))
                        .filter(entry -> SpoiltValue.of(entry.value()).clean().matches("\\d+"))
                        .filter(entry -> !SpoiltValue.of(entry.value()).clean().equals(address.portText()))
                        .map(entry -> otherPort(subject, address, entry))
                : Stream.empty();
    }

    private static ConfigFinding otherPort(CheckedConfig subject, RunnerAddress address, ConfigEntry entry) {
        return new ConfigFinding(
                "port-is-not-odoos",
                Severity.WARNING,
                AddressRules.line(address.port()),
                AddressRules.seen(address.port()) + "; " + subject.seen(entry.line()),
                "Odoo listens at port "
                        + SecretSettings.text(SpoiltValue.of(entry.value()).clean())
                        + " of this machine, and the runner asks port " + SecretSettings.text(address.portText())
                        + ": this is right only if a proxy listens there.",
                Fix.advice(
                        "[queue_job]\nport = " + SpoiltValue.of(entry.value()).clean()));
    }
}
