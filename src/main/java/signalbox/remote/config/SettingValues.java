package signalbox.remote.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import signalbox.text.HostPort;

/// What values may be written for the settings that Signalbox follows.
///
/// Source: ssh_config(5); TIME FORMATS of sshd_config(5).
final class SettingValues {
    private static final Set<String> FLAGS = Set.of("yes", "no", "true", "false");
    private static final Set<String> SINGLE = Set.of(
            "hostname",
            "port",
            "user",
            "hostkeyalias",
            "identityfile",
            "certificatefile",
            "identitiesonly",
            "identityagent",
            "stricthostkeychecking",
            "connecttimeout",
            "addressfamily");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})([sSmMhHdDwW]?)");
    private static final long LONGEST = Integer.MAX_VALUE;

    private SettingValues() {}

    /// What is wrong with the values of a keyword; empty where nothing is, or where Signalbox does not follow it.
    static Optional<String> fault(String keyword, List<String> values, boolean isList) {
        if (!isList && !SINGLE.contains(keyword)) {
            return Optional.empty();
        }
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            return Optional.of(keyword + " has no value");
        }
        if (!isList && values.size() > 1) {
            return Optional.of(keyword + " has more than one value");
        }
        var value = values.getFirst();
        return isAllowed(keyword, value) ? Optional.empty() : Optional.of(keyword + " cannot be \"" + value + "\"");
    }

    private static boolean isAllowed(String keyword, String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return switch (keyword) {
            case "port" -> port(value).isPresent();
            case "identitiesonly" -> FLAGS.contains(lower);
            case "stricthostkeychecking" -> StrictChecking.of(lower).isPresent();
            case "connecttimeout" -> lower.equals("none") || seconds(lower).isPresent();
            case "addressfamily" -> Set.of("any", "inet", "inet6").contains(lower);
            default -> true;
        };
    }

    static Optional<Integer> port(String value) {
        if (value.equals("ssh")) {
            return Optional.of(22);
        }
        return Optional.of(value)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(HostPort::isPort);
    }

    static boolean isYes(String value) {
        return value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("true");
    }

    /// `90`, `1m30s`; empty for what is no time.
    static Optional<Duration> seconds(String value) {
        var parts = TIME.matcher(value);
        long seconds = 0;
        int end = 0;
        while (end < value.length() && parts.find(end) && parts.start() == end && seconds <= LONGEST) {
            seconds += Long.parseLong(parts.group(1)) * unit(parts.group(2));
            end = parts.end();
        }
        return end == value.length() && end > 0 && seconds <= LONGEST
                ? Optional.of(Duration.ofSeconds(seconds))
                : Optional.empty();
    }

    private static long unit(String letter) {
        return switch (letter.toLowerCase(Locale.ROOT)) {
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            case "w" -> 604_800;
            default -> 1;
        };
    }
}
