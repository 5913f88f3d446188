package signalbox.config.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.SpoiltValue;
import signalbox.config.SpoiltValue.Spoil;

/// Names of sections that Python does not read as such: with a bracket too few, other brackets, or a character before
/// them that cannot be seen. What stands below them belongs to them all the same. Pure.
final class SpoiltHeaders {
    private static final String OPEN = "[\\[({<\u3010\u3014\u300c\u3008]";
    private static final String CLOSE = "[\\])}>\u3011\u3015\u300d\u3009]";
    private static final Pattern HEADER =
            Pattern.compile("(?:" + OPEN + "+\\s*([\\w .-]{1,40})" + CLOSE + "*|([\\w .-]{1,40})" + CLOSE + "+)[:=]?");

    private static final Pattern OPENED = Pattern.compile("\\s*[\\[({][^:=]*[:=]\\s*");
    private static final int LONGEST = 100;

    private SpoiltHeaders() {}

    /// Empty when all names of sections are read, or when one would be there twice.
    static Optional<PastedForm> of(ConfigFile file) {
        var lines = new ArrayList<@Nullable String>();
        var meant = new HashSet<String>();
        for (var line : file.lines()) {
            var section = meantSection(line);
            if (section.isPresent() && (file.hasSection(section.get()) || !meant.add(section.get()))) {
                return Optional.empty();
            }
            lines.add(section.map(name -> "[" + name + "]").orElse(line.text()));
        }
        return meant.isEmpty() ? Optional.empty() : Optional.of(PastedForm.ofHeaders(lines));
    }

    /// The section that a line is meant to begin, and does not.
    private static Optional<String> meantSection(ConfigLine line) {
        var isRefused = line.kind() == ConfigLine.Kind.UNREADABLE
                || (line.kind() == ConfigLine.Kind.SETTING
                        && OPENED.matcher(line.text()).matches());
        var isBom = line.number() == 1 && line.text().startsWith("\ufeff[");
        return isRefused && !isBom && line.text().length() <= LONGEST
                ? meantSection(SpoiltValue.of(line.text().strip()))
                : Optional.empty();
    }

    private static Optional<String> meantSection(SpoiltValue line) {
        var header = HEADER.matcher(line.clean());
        var onlyLooks =
                Set.of(Spoil.INVISIBLE, Spoil.FULL_WIDTH, Spoil.LOOKALIKE).containsAll(line.spoils());
        return onlyLooks && header.matches()
                ? SectionRules.known(header.group(1) == null ? header.group(2) : header.group(1))
                : Optional.empty();
    }
}
