package signalbox.config.check;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.config.EffectiveSettings.Default;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.RunnerSetting;
import signalbox.config.SpoiltValue;

/// Where a configuration sends requests: its scheme, host and port, as they are meant.
record RunnerAddress(Value scheme, Value host, Value port) {
    /// `http` and `https`, also with a letter that is missing or there twice.
    private static final String ALMOST_HTTP = "h?[tp]{2,4}s{0,2}";

    /// `<URL>` and `[text](URL)`.
    private static final Pattern AROUND =
            Pattern.compile("<(?<marked>[^<>\\s]*[:/][^<>\\s]*)>|\\[[^\\]\\[]*]\\((?<linked>[^()\\s]+)\\)");

    private static final Pattern NUMBERS = Pattern.compile("[\\d.]{1,40}");
    private static final int MOST_OF_BYTE = 255;
    private static final int BYTES = 4;

    /// A host with more than a name; the scheme may lack some of what ends it.
    private static final Pattern HOST_URL = Pattern.compile("(?i)(?:(?<scheme>[a-z]+)://+|(?<almost>" + ALMOST_HTTP
            + ")(?:[:;]/{0,3}|//+)(?!\\d*$)|//+)?"
            + "(?:(?<user>[^:@/]*)(?::(?<password>[^/]*))?@)?"
            + "(?<host>\\[[^]]*]|[^:/@]*)(?::(?<port>\\d+))?(?:/.*)?");

    private static final Pattern NAME =
            Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,63}\\.)*[\\p{L}\\p{N}_-]{1,63}|\\[[0-9a-f:.]+(?:%[\\w.-]+)?]");
    private static final Pattern NAME_AND_MORE =
            Pattern.compile("([\\p{L}\\p{N}._-]+)(?:\\s*[#;?].*|(?:\\\\[nrt]?)+|[;,.]+)");

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
                && HOST_URL.matcher(bare(hostText())).matches()
                && !hostText().matches("\\[[^]]*]");
    }

    /// The host name alone, without anything else that is written there.
    String hostName() {
        return hostPart("host");
    }

    /// A part of what is written as the host: scheme, user, password, host, port; empty where it has none.
    String hostPart(String name) {
        var url = HOST_URL.matcher(bare(text(host)));
        var part = url.matches() ? url.group(name) : null;
        return switch (name) {
            case "host" -> part == null ? "" : part.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            case "scheme" -> url.matches() ? scheme(part, url.group("almost")) : "";
            default -> part == null ? "" : part;
        };
    }

    /// The scheme that is meant.
    private static String scheme(@Nullable String written, @Nullable String almost) {
        var scheme = Objects.requireNonNullElse(written == null ? almost : written, "")
                .toLowerCase(Locale.ROOT);
        if (!scheme.matches(ALMOST_HTTP)) {
            return scheme;
        }
        return scheme.endsWith("s") ? "https" : "http";
    }

    /// Without what marks a link.
    private static String bare(String host) {
        var around = AROUND.matcher(host);
        if (!around.matches()) {
            return host;
        }
        return Objects.requireNonNullElse(around.group("marked"), around.group("linked"));
    }

    /// Python joins it to `http://::1:8069`, which is no URL.
    boolean isBareIpv6() {
        return hostText().chars().filter(letter -> letter == ':').count() > 1
                && hostText().matches("[0-9a-f:.]+(%\\S+)?");
    }

    /// Whether what is no URL and no bare IPv6 address is a name, or an address, that a URL may have.
    boolean isHostName() {
        return NAME.matcher(hostText()).matches()
                && !isNoAddress(hostText())
                && !hostText().matches("https?");
    }

    /// `256.1.1.1`
    private static boolean isNoAddress(String host) {
        var numbers = List.of(host.split("\\."));
        return NUMBERS.matcher(host).matches()
                && (numbers.size() > BYTES
                        || (numbers.size() == BYTES
                                && numbers.stream()
                                        .anyMatch(each -> each.length() > 3 || Integer.parseInt(each) > MOST_OF_BYTE)));
    }

    /// Whether the host names another scheme or port than that setting of the file.
    boolean contradicts(Value value) {
        var written = hostPart(value.setting().key());
        return !written.isEmpty()
                && !(value.origin() instanceof Default)
                && !written.equals(text(value)
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^:", "")
                        .replaceFirst("\\W.*$", ""));
    }

    /// The name at the beginning of what is written as the host, if a remark, a line end or a query follows it; empty
    /// if something else does.
    String nameBeforeMore() {
        var more = NAME_AND_MORE.matcher(hostText());
        return more.matches() && NAME.matcher(more.group(1)).matches() ? more.group(1) : "";
    }

    boolean hasPlaceholder() {
        return parts().anyMatch(part -> SpoiltValue.placeholder(text(part)).isPresent());
    }

    /// As the runner's library reads it: zeros before it do not count.
    String portText() {
        return text(port).replaceFirst("^0+(?=\\d)", "");
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
