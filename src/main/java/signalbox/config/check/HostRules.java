package signalbox.config.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import signalbox.config.RunnerSetting;
import signalbox.config.SecretSettings;
import signalbox.text.ListText;
import signalbox.text.Severity;

/// Whether what is written as the host is one: the runner joins scheme, host and port to a URL.
final class HostRules {
    private HostRules() {}

    /// At most one finding.
    static List<ConfigFinding> of(CheckedConfig subject, RunnerAddress address) {
        if (address.isHostUrl() && isMore(address)) {
            return List.of(hostIsUrl(subject, address));
        }
        if (address.isBareIpv6()) {
            return List.of(bareIpv6(subject, address));
        }
        return address.isHostName() ? List.of() : List.of(hostIsNoName(subject, address));
    }

    private static boolean isNameWithUser(RunnerAddress address) {
        var host = address.hostText();
        return !address.hostPart("user").isEmpty()
                && host.substring(host.lastIndexOf('@') + 1).equals(address.hostName())
                && !host.contains("://");
    }

    private static boolean isMore(RunnerAddress address) {
        return !address.hostName().equals(address.hostText());
    }

    /// Requests with a user before the name arrive; a password there stands in the runner's log.
    private static ConfigFinding finding(RunnerAddress address, String code, String why, Fix fix) {
        return new ConfigFinding(
                code,
                isNameWithUser(address) && address.hostPart("password").isEmpty()
                        ? Severity.WARNING
                        : Severity.CRITICAL,
                AddressRules.line(address.host()),
                AddressRules.seen(address.host()),
                why,
                fix);
    }

    private static ConfigFinding bareIpv6(CheckedConfig subject, RunnerAddress address) {
        var host = address.hostText();
        var isAny = host.matches("[0:]+");
        return finding(
                address,
                "host-ipv6-without-brackets",
                "The runner joins scheme, host and port to " + address.url() + ", which is no URL: every request fails."
                        + (isAny
                                ? " " + host + " means all addresses of a machine, to which nothing can be sent."
                                : ""),
                ConfigCorrection.settings(subject, Map.of(RunnerSetting.HOST, isAny ? "localhost" : "[" + host + "]")));
    }

    private static ConfigFinding hostIsNoName(CheckedConfig subject, RunnerAddress address) {
        var name = address.nameBeforeMore();
        return finding(
                address,
                "host-is-no-name",
                "The runner joins scheme, host and port to " + SecretSettings.text(address.url())
                        + ": the host of that URL is none, or another one.",
                name.isEmpty()
                        ? Fix.advice("host = HOST, one name or address and nothing else.")
                        : ConfigCorrection.settings(subject, Map.of(RunnerSetting.HOST, name)));
    }

    /// What the URL says is kept, where it is not set.
    private static Map<RunnerSetting, String> parts(RunnerAddress address) {
        var parts = new EnumMap<RunnerSetting, String>(RunnerSetting.class);
        parts.put(RunnerSetting.HOST, address.hostName());
        var scheme = address.hostPart("scheme");
        if (AddressRules.isDefault(address.scheme()) && (scheme.equals("http") || scheme.equals("https"))) {
            parts.put(RunnerSetting.SCHEME, scheme);
        }
        if (AddressRules.isDefault(address.port()) && !address.hostPart("port").isEmpty()) {
            parts.put(RunnerSetting.PORT, address.hostPart("port"));
        }
        return parts;
    }

    private static Map<RunnerSetting, String> withUser(
            CheckedConfig subject, RunnerAddress address, Map<RunnerSetting, String> parts) {
        var user = address.hostPart("user");
        if (!user.isEmpty() && subject.setting(RunnerSetting.HTTP_AUTH_USER).value() == null) {
            parts.put(RunnerSetting.HTTP_AUTH_USER, user);
            if (!address.hostPart("password").isEmpty()) {
                parts.put(RunnerSetting.HTTP_AUTH_PASSWORD, address.hostPart("password"));
            }
        }
        return parts;
    }

    private static ConfigFinding hostIsUrl(CheckedConfig subject, RunnerAddress address) {
        var name = address.hostName();
        return finding(
                address,
                "host-is-a-url",
                isNameWithUser(address)
                        ? "The runner joins scheme, host and port. A user and a password before the name are sent with"
                                + " each request, if at all, and stand in its log: both have settings of their own."
                        : "The runner joins scheme, host and port. If host holds more than a name, no request arrives.",
                name.isEmpty() ? Fix.advice("host = HOST") : fromUrl(subject, address));
    }

    /// If the URL has another scheme or port than those that are set, only a person knows which is right.
    private static Fix fromUrl(CheckedConfig subject, RunnerAddress address) {
        var parts = parts(address);
        var asSet = ConfigCorrection.settings(subject, withUser(subject, address, parts));
        var asInUrl = new EnumMap<>(parts);
        Stream.of(address.scheme(), address.port())
                .filter(value -> address.contradicts(value))
                .forEach(value -> asInUrl.put(
                        value.setting(), address.hostPart(value.setting().key())));
        if (asInUrl.equals(parts)) {
            return asSet;
        }
        var others = asInUrl.keySet().stream()
                .filter(setting -> !parts.containsKey(setting))
                .map(setting -> AddressRules.seen(subject.setting(setting)))
                .toList();
        return Fix.advice(ConfigCorrection.settings(subject, asInUrl).text() + "\n\nOr, if " + ListText.and(others)
                + (others.size() == 1 ? " is" : " are") + " right:\n" + asSet.text());
    }
}
