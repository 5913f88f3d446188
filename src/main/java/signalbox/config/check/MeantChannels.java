package signalbox.config.check;

import java.util.Optional;
import java.util.regex.Pattern;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelString;
import signalbox.channel.text.ChannelStringException;

/// A channel string with other separators than those that queue_job reads, as it is meant: `root=4;root.mail 2` for
/// `root:4,root.mail:2`. Pure.
final class MeantChannels {
    private static final Pattern AROUND = Pattern.compile("^[\\s\\[({]+|[\\s\\])}]+$");
    private static final Pattern MARKS = Pattern.compile("[\"'`]");

    private static final Pattern ROOT = Pattern.compile("(?i)^root(?=\\.|$)");

    /// The capacity of root alone.
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    /// The name, what ends it before its capacity, the capacity and keys.
    private static final Pattern ENTRY =
            Pattern.compile("\\G(?<name>[A-Za-z_][\\w.-]*)(?:(?:\\s*[:=]\\s*|[ \\t]+)(?<capacity>[+-]?\\d+))?"
                    + "(?<keys>(?:\\s*:\\s*[a-z_]+(?:=[\\w.]+)?)*)(?<separator>\\s*[,;]\\s*|\\s+|$)");

    private MeantChannels() {}

    /// Empty when queue_job reads it as it is meant, and when it is not plain what is meant.
    static Optional<String> of(String text) {
        if (NUMBER.matcher(text.strip()).matches()) {
            return Optional.of(ChannelName.ROOT + ":" + text.strip());
        }
        return isReadAsMeant(text)
                ? Optional.empty()
                : rewritten(MARKS.matcher(AROUND.matcher(text).replaceAll("")).replaceAll(""))
                        .filter(meant -> !meant.equals(text));
    }

    /// Whether it is valid, and no name holds what is meant as a separator.
    private static boolean isReadAsMeant(String text) {
        try {
            return ChannelString.parse(text).stream()
                    .noneMatch(entry -> entry.name().matches(".*[=;\\s\"'\\[{(].*")
                            || !entry.name().equals(named(entry.name())));
        } catch (ChannelStringException e) {
            return false;
        }
    }

    /// Only root is root: another one would be a channel below it.
    private static String named(String name) {
        return ROOT.matcher(name).replaceFirst(ChannelName.ROOT);
    }

    /// Lines stay lines.
    private static Optional<String> rewritten(String text) {
        var entry = ENTRY.matcher(text);
        var meant = new StringBuilder();
        int end = 0;
        while (end < text.length() && entry.find()) {
            end = entry.end();
            meant.append(named(entry.group("name")))
                    .append(entry.group("capacity") == null ? "" : ":" + entry.group("capacity"))
                    .append(entry.group("keys").replaceAll("\\s", ""))
                    .append(end == text.length() ? "" : separator(entry.group("separator")));
        }
        return end < text.length() || end == 0 || !isReadAsMeant(meant.toString())
                ? Optional.empty()
                : Optional.of(meant.toString());
    }

    private static String separator(String written) {
        return written.contains("\n") ? ",\n" : ",";
    }
}
