package signalbox.config.check;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.EffectiveSettings.Default;
import signalbox.config.SpoiltValue;
import signalbox.text.HostPort;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Whether Odoo's own processes start, and listen where the runner asks.
final class ListeningRules {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ALL_OR_LOCAL = Pattern.compile("[0:.]*|localhost|127\\..*|::1");
    private static final Pattern NEGATIVE = Pattern.compile("-\\s?0*[1-9]\\d*");
    private static final Pattern POSITIVE = Pattern.compile("[1-9]\\d{0,17}");

    /// A worker of Odoo takes more than this when it starts, in bytes.
    private static final long LEAST_MEMORY = 100L << 20;

    private static final String USUAL_MEMORY = "2684354560";
    private static final String USUAL_PORT = "8069";

    private ListeningRules() {}

    private static Optional<String> value(CheckedConfig subject, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> subject.option(key).stream())
                .map(entry -> SpoiltValue.of(entry.value()).clean())
                .findFirst();
    }

    /// Odoo listens at the address of one network alone, and the runner asks another of the same machine.
    static Stream<ConfigFinding> otherAddress(CheckedConfig subject) {
        var address = RunnerAddress.of(subject);
        var asksOdoo = THIS_MACHINE.contains(address.hostText())
                && address.schemeText().equals("http")
                && !(address.host().origin() instanceof Default)
                && address.portText()
                        .equals(value(subject, "http_port", "xmlrpc_port").orElse(USUAL_PORT));
        return !asksOdoo
                ? Stream.empty()
                : Stream.of("http_interface", "xmlrpc_interface")
                        .flatMap(key -> subject.option(key).stream())
                        .filter(entry -> !CheckedConfig.NOT_SET.contains(entry.value()))
                        .limit(1)
                        .filter(entry -> !ALL_OR_LOCAL
                                .matcher(SpoiltValue.of(entry.value()).clean())
                                .matches())
                        .map(entry -> otherAddress(subject, address, entry));
    }

    private static ConfigFinding otherAddress(CheckedConfig subject, RunnerAddress address, ConfigEntry entry) {
        var clean = SpoiltValue.of(entry.value()).clean();
        return new ConfigFinding(
                "address-is-not-odoos",
                Severity.CRITICAL,
                AddressRules.line(address.host()),
                AddressRules.seen(address.host()) + "; " + subject.seen(entry.line()),
                "Odoo listens only at the address of " + entry.key() + ": each request to " + address.hostText()
                        + " is refused, unless something else listens there.",
                Fix.advice("[queue_job]\nhost = " + HostPort.bracketed(clean)));
    }

    /// Two of Odoo's processes cannot have one port.
    static Stream<ConfigFinding> samePort(CheckedConfig subject) {
        var http = value(subject, "http_port", "xmlrpc_port").orElse(USUAL_PORT);
        var hasWorkers = value(subject, "workers")
                .filter(workers -> POSITIVE.matcher(workers).matches())
                .isPresent();
        return Stream.of("gevent_port", "longpolling_port")
                .flatMap(key -> subject.option(key).stream())
                .filter(entry ->
                        hasWorkers && SpoiltValue.of(entry.value()).clean().equals(http))
                .limit(1)
                .map(entry -> new ConfigFinding(
                        "two-processes-at-one-port",
                        Severity.WARNING,
                        entry.line(),
                        subject.seen(entry.line()),
                        "The HTTP workers listen at this port, too: the process for live chat and long polling cannot,"
                                + " and starts over again and again.",
                        Fix.advice(entry.key() + " = 8072, if nothing else listens there.")));
    }

    /// Numbers that Odoo casts, and with which none of its processes runs.
    static Stream<ConfigFinding> outOfRange(CheckedConfig subject) {
        return Stream.concat(negative(subject), tooLittleMemory(subject));
    }

    private static Stream<ConfigFinding> negative(CheckedConfig subject) {
        return subject.option("workers").stream()
                .filter(entry ->
                        NEGATIVE.matcher(SpoiltValue.of(entry.value()).clean()).matches())
                .map(entry -> outOfRange(
                        subject,
                        entry,
                        "Odoo starts no process that answers HTTP with fewer than 0 workers: no job ever runs.",
                        "workers = NUMBER, 0 or more."));
    }

    private static Stream<ConfigFinding> tooLittleMemory(CheckedConfig subject) {
        return Stream.of("limit_memory_hard", "limit_memory_soft")
                .flatMap(key -> subject.option(key).stream())
                .filter(entry ->
                        POSITIVE.matcher(entry.value()).matches() && Long.parseLong(entry.value()) < LEAST_MEMORY)
                .map(entry -> outOfRange(
                        subject,
                        entry,
                        entry.key() + " is a number of bytes, and each worker takes more than "
                                + NumberText.count(Long.parseLong(entry.value())) + ": it ends "
                                + (entry.key().endsWith("hard") ? "as soon as it starts." : "after each request."),
                        entry.key() + " = BYTES; Odoo's own is "
                                + (entry.key().endsWith("hard") ? USUAL_MEMORY : "2147483648") + "."));
    }

    private static ConfigFinding outOfRange(CheckedConfig subject, ConfigEntry entry, String why, String todo) {
        return new ConfigFinding(
                "number-out-of-range",
                Severity.CRITICAL,
                entry.line(),
                subject.seen(entry.line()),
                why,
                Fix.advice(todo));
    }
}
