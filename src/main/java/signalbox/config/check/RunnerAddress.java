package signalbox.config.check;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.RunnerSetting;
import signalbox.config.SpoiltValue;

/// Where a configuration sends requests: its scheme, host and port, as they are meant.
record RunnerAddress(Value scheme, Value host, Value port) {
    /// A host with more than a name.
    private static final Pattern HOST_URL = Pattern.compile("(?i)(?:(?<scheme>[a-z]+)://)?"
            + "(?:(?<user>[^:@/]*)(?::(?<password>[^/]*))?@)?"
            + "(?<host>\\[[^]]*]|[^:/@]*)(?::(?<port>\\d+))?(?:/.*)?");

    static RunnerAddress of(CheckedConfig subject) {
        return new RunnerAddress(
                subject.setting(RunnerSetting.SCHEME),
                subject.setting(RunnerSetting.HOST),
                subject.setting(RunnerSetting.PORT));
    }

    String schemeText() {
        return text(scheme).toLowerCase(Locale.ROOT);
    }

    String hostText() {
        return text(host).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    boolean isHostUrl() {
        return !isBareIpv6()
                && HOST_URL.matcher(hostText()).matches()
                && !hostText().matches("\\[[^]]*]");
    }

    /// The host name alone, without anything else that is written there.
    String hostName() {
        return hostPart("host");
    }

    /// A part of what is written as the host: scheme, user, password, host, port; empty where it has none.
    String hostPart(String name) {
        var url = HOST_URL.matcher(text(host));
        var part = url.matches() ? url.group(name) : null;
        if (part == null) {
            return "";
        }
        return switch (name) {
            case "host" -> part.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            case "scheme" -> part.toLowerCase(Locale.ROOT);
            default -> part;
        };
    }

    /// Python joins it to `http://::1:8069`, which is no URL.
    boolean isBareIpv6() {
        return hostText().chars().filter(letter -> letter == ':').count() > 1
                && hostText().matches("[0-9a-f:.]+(%\\S+)?");
    }

    boolean hasPlaceholder() {
        return parts().anyMatch(part -> SpoiltValue.placeholder(text(part)).isPresent());
    }

    String portText() {
        return text(port);
    }

    private static String text(Value value) {
        return Objects.requireNonNull(value.value()).strip();
    }

    Stream<Value> parts() {
        return Stream.of(scheme, host, port);
    }

    String url() {
        return schemeText() + "://" + hostText() + ":" + portText();
    }

    boolean isLocal() {
        return AddressRules.isLocal(hostText());
    }
}
