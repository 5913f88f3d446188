package signalbox.config.check;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.EffectiveSettings.Default;
import signalbox.config.EffectiveSettings.Entry;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.config.SpoiltValue;
import signalbox.text.Severity;

/// Where the runner sends its requests.
final class AddressRules {
    private static final String HTTPS = "https";
    private static final String HTTPS_PORT = "443";
    private static final Pattern LOCAL = Pattern.compile(
            "localhost|127\\..*|0\\.0\\.0\\.0|\\[?::1?]?|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|[^.]+"
                    + "|.*\\.(local|internal|lan|localdomain)");

    private static final Pattern PORT =
            Pattern.compile("[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]");

    private static final Set<String> MISREAD = Set.of("scheme-unknown", "port-invalid");
    private static final String GEVENT_PORT = "8072";
    private static final String HTTP_PORT = "8069";

    private AddressRules() {}

    static Stream<ConfigFinding> of(CheckedConfig subject) {
        var address = RunnerAddress.of(subject);
        if (address.hasPlaceholder()) {
            return Stream.empty();
        }
        var findings = new ArrayList<ConfigFinding>();
        findings.addAll(HostRules.of(subject, address));
        var wanted = subject.isOdooSh() ? wantedOnOdooSh(address) : Map.<RunnerSetting, String>of();
        if (!wanted.isEmpty()) {
            findings.add(defaults(subject, address, wanted));
        } else if (subject.context().odooSh() == null && isDefault(address.host()) && !isLocalSite(subject)) {
            findings.add(perhapsDefaults(subject, address));
        }
        findings.addAll(ports(subject, address, wanted));
        findings.addAll(otherHost(subject, address));
        var arrivals = subject.context().arrivals();
        return findings.stream().map(finding -> arrivals == null ? finding : outranked(finding, arrivals));
    }

    /// Values that are none, whatever they are for.
    static Stream<ConfigFinding> misread(CheckedConfig subject) {
        var address = RunnerAddress.of(subject);
        return address.hasPlaceholder()
                ? Stream.empty()
                : Stream.concat(
                        HostRules.of(subject, address).stream(),
                        ports(subject, address, Map.of()).stream().filter(finding -> MISREAD.contains(finding.code())));
    }

    /// A fact comes before a rule: if jobs arrive at a leader that has exactly this configuration, the finding
    /// becomes a note.
    private static ConfigFinding outranked(ConfigFinding finding, CheckContext.Arrivals arrivals) {
        var severity = switch (arrivals.leader()) {
            case HERE -> Severity.INFO;
            case ANYWHERE -> finding.severity() == Severity.INFO ? Severity.INFO : Severity.WARNING;
        };
        return new ConfigFinding(
                finding.code(),
                severity,
                finding.line(),
                finding.variable(),
                finding.seen(),
                "Yet requests arrive: a job began at " + arrivals.when() + ". "
                        + (severity == Severity.INFO ? "" : "Its runner may have another configuration. ")
                        + finding.why(),
                finding.fix());
    }

    /// The URL without secrets.
    static String url(CheckedConfig subject) {
        return SecretSettings.text(RunnerAddress.of(subject).url());
    }

    static String seen(CheckedConfig subject) {
        return RunnerAddress.of(subject).parts().map(AddressRules::seen).collect(joining(", "));
    }

    static FindingPlace line(Value value) {
        return FindingPlace.of(value);
    }

    static String seen(Value value) {
        return value.setting().key() + " = " + value.shown() + " ("
                + value.origin().text() + ")";
    }

    static boolean isDefault(Value value) {
        return value.origin() instanceof Default;
    }

    static boolean isLocal(String host) {
        return LOCAL.matcher(host).matches();
    }

    private static boolean isLocalSite(CheckedConfig subject) {
        var base = subject.context().baseUrl();
        return base != null && isLocal(base.host());
    }

    /// Requests reach a build of Odoo.sh only by its public name.
    private static Map<RunnerSetting, String> wantedOnOdooSh(RunnerAddress address) {
        var wanted = new EnumMap<RunnerSetting, String>(RunnerSetting.class);
        if (isDefault(address.scheme())) {
            wanted.put(RunnerSetting.SCHEME, HTTPS);
        }
        if (address.isLocal()) {
            wanted.put(RunnerSetting.HOST, "BUILD.odoo.com");
        }
        if (isDefault(address.port()) || !isOwn(address.port())) {
            wanted.put(RunnerSetting.PORT, HTTPS_PORT);
        }
        return wanted;
    }

    /// Whether the value was not taken from `[options]`.
    private static boolean isOwn(Value value) {
        return !(value.origin() instanceof Entry(ConfigEntry entry))
                || !entry.section().equals(ConfigFile.OPTIONS);
    }

    private static ConfigFinding defaults(
            CheckedConfig subject, RunnerAddress address, Map<RunnerSetting, String> wanted) {
        var base = subject.context().baseUrl();
        var complete = new EnumMap<RunnerSetting, String>(wanted);
        if (base != null) {
            complete.computeIfPresent(RunnerSetting.HOST, (_, _) -> base.host());
        }
        var isComplete = base != null || !complete.containsKey(RunnerSetting.HOST);
        var fix = ConfigCorrection.settings(subject, complete);
        return new ConfigFinding(
                "defaults-on-odoo-sh",
                Severity.CRITICAL,
                line(address.host()),
                "The runner would send requests to " + address.url() + ": "
                        + String.join(
                                ", ",
                                wanted.keySet().stream()
                                        .map(setting -> seen(subject.setting(setting)))
                                        .toList()),
                "On Odoo.sh nothing listens there: requests reach a build only under its public name, by https"
                        + " on port 443. With these settings no job ever starts.",
                isComplete ? fix : Fix.advice(fix.text()));
    }

    private static ConfigFinding perhapsDefaults(CheckedConfig subject, RunnerAddress address) {
        return new ConfigFinding(
                "default-address",
                Severity.INFO,
                line(address.host()),
                "The runner would send requests to " + address.url(),
                "This is right if Odoo itself listens there. On Odoo.sh, or behind a proxy on another machine,"
                        + " no job ever starts this way.",
                Fix.advice(ConfigCorrection.settings(
                                subject,
                                new EnumMap<>(Map.of(
                                        RunnerSetting.SCHEME, HTTPS,
                                        RunnerSetting.HOST, "BUILD.odoo.com",
                                        RunnerSetting.PORT, HTTPS_PORT)))
                        .text()));
    }

    /// `http://` means http, unless the port is that of https; and anything else means https.
    private static String meantScheme(RunnerAddress address) {
        return address.schemeText().matches("http[^a-z]*")
                        && !address.portText().contains(HTTPS_PORT)
                ? "http"
                : HTTPS;
    }

    private static ConfigFinding schemeUnknown(CheckedConfig subject, RunnerAddress address) {
        return new ConfigFinding(
                "scheme-unknown",
                Severity.CRITICAL,
                line(address.scheme()),
                seen(address.scheme()),
                "The runner knows only http and https: with anything else every request fails.",
                ConfigCorrection.settings(subject, Map.of(RunnerSetting.SCHEME, meantScheme(address))));
    }

    private static ConfigFinding portInvalid(CheckedConfig subject, RunnerAddress address) {
        var bare = address.portText()
                .replaceFirst("^[:+]\\s*0*", "")
                .replaceFirst("\\.0*$", "")
                .replaceFirst("\\D+$", "");
        var usual = meantScheme(address).equals(HTTPS) ? HTTPS_PORT : HTTP_PORT;
        return new ConfigFinding(
                "port-invalid",
                Severity.CRITICAL,
                line(address.port()),
                seen(address.port()),
                "A port is a number from 1 to 65535: with anything else every request fails.",
                PORT.matcher(bare).matches()
                        ? ConfigCorrection.settings(subject, Map.of(RunnerSetting.PORT, bare))
                        : Fix.advice("[queue_job]\nport = " + usual + "\n(the usual one of " + meantScheme(address)
                                + ", if Odoo or its proxy listens there)"));
    }

    private static List<ConfigFinding> ports(
            CheckedConfig subject, RunnerAddress address, Map<RunnerSetting, String> wanted) {
        var scheme = address.schemeText();
        var port = address.portText();
        var isScheme = scheme.equals("http") || scheme.equals(HTTPS);
        var isPort = PORT.matcher(port).matches();
        if (!isScheme || !isPort) {
            return Stream.of(
                            isScheme ? null : schemeUnknown(subject, address),
                            isPort ? null : portInvalid(subject, address))
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (wanted.containsKey(RunnerSetting.SCHEME) || wanted.containsKey(RunnerSetting.PORT)) {
            return List.of();
        }
        var gevent = port(subject, GEVENT_PORT, "gevent_port", "longpolling_port");
        if (port.equals(gevent) && !scheme.equals(HTTPS)) {
            return List.of(evented(subject, address));
        }
        boolean fits = scheme.equals(HTTPS) ? !port.equals("80") && !port.equals(HTTP_PORT) : !port.equals(HTTPS_PORT);
        if (!fits) {
            return List.of(mismatch(subject, address));
        }
        return subject.isOdooSh() && !port.equals("80") && !port.equals(HTTPS_PORT)
                ? List.of(closed(subject, address))
                : List.of();
    }

    /// The port that Odoo itself uses, by the first of these options that is set.
    private static String port(CheckedConfig subject, String otherwise, String... options) {
        return Stream.of(options)
                .flatMap(key -> subject.option(key).stream())
                .map(entry -> SpoiltValue.of(entry.value()).clean())
                .findFirst()
                .orElse(otherwise);
    }

    private static ConfigFinding evented(CheckedConfig subject, RunnerAddress address) {
        var http = port(subject, HTTP_PORT, "http_port", "xmlrpc_port");
        return new ConfigFinding(
                "port-of-the-gevent-process",
                Severity.WARNING,
                line(address.port()),
                seen(address.port()),
                "Port " + address.portText()
                        + " is that of the one process for live chat and long polling: all jobs would"
                        + " run in it, one after the other, and hold up its connections.",
                ConfigCorrection.settings(subject, Map.of(RunnerSetting.PORT, http)));
    }

    private static ConfigFinding closed(CheckedConfig subject, RunnerAddress address) {
        return new ConfigFinding(
                "port-closed-on-odoo-sh",
                Severity.CRITICAL,
                line(address.port()),
                seen(address.port()),
                "On Odoo.sh requests reach a build only by https on port 443: no request arrives at this port.",
                ConfigCorrection.settings(
                        subject, new EnumMap<>(Map.of(RunnerSetting.SCHEME, HTTPS, RunnerSetting.PORT, HTTPS_PORT))));
    }

    private static ConfigFinding mismatch(CheckedConfig subject, RunnerAddress address) {
        var isHttps = address.schemeText().equals(HTTPS);
        return new ConfigFinding(
                "scheme-port-mismatch",
                Severity.CRITICAL,
                line(isHttps ? address.port() : address.scheme()),
                seen(address.scheme()) + ", " + seen(address.port()),
                isHttps
                        ? "Port " + address.portText() + " uses http: every https request to it fails."
                        : "Port 443 uses https: every http request to it fails.",
                ConfigCorrection.settings(
                        subject,
                        isHttps ? Map.of(RunnerSetting.PORT, HTTPS_PORT) : Map.of(RunnerSetting.SCHEME, HTTPS)));
    }

    /// A build that is a copy of another keeps the other's host until someone edits it.
    private static List<ConfigFinding> otherHost(CheckedConfig subject, RunnerAddress address) {
        var base = subject.context().baseUrl();
        var host = address.isHostUrl() ? address.hostName() : address.hostText();
        if (base == null || address.isLocal() || host.equals(base.host())) {
            return List.of();
        }
        boolean isOther = base.isOdooSh();
        var fix = ConfigCorrection.settings(subject, Map.of(RunnerSetting.HOST, base.host()));
        return List.of(new ConfigFinding(
                "host-differs-from-base-url",
                isOther ? Severity.CRITICAL : Severity.WARNING,
                line(address.host()),
                seen(address.host()) + "; web.base.url names " + base.host(),
                isOther
                        ? "The runner sends its jobs to another build, which runs them on its own database or"
                                + " refuses them. A build made from production keeps production's host until"
                                + " someone edits it."
                        : "The runner sends jobs to another host name than the site uses. This is right only if"
                                + " both names mean the same site.",
                isOther ? fix : fix.asTrade()));
    }
}
