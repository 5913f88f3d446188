package signalbox.config.check;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;

/// Lines that stand in quotation marks as a whole, as out of YAML, CSV or source code. Pure.
final class QuotedLines {
    private static final int LONGEST = 8_000;
    private static final Pattern QUOTED =
            Pattern.compile("\\s*(?:[-*+]\\s+)?([\"'`])(\\[\\w[\\w -]*]|([A-Za-z_][\\w.]*)\\s*[=:]"
                    + "(?:(?!\\1).)*?)(?:\\\\n)?\\1\\s*[,;+]?\\s*");

    private QuotedLines() {}

    /// Empty when no section and no setting that is known stands in marks.
    static Optional<PastedForm> of(ConfigFile file) {
        var lines = new ArrayList<@Nullable String>();
        var isForm = false;
        for (var line : file.lines()) {
            var quoted = QUOTED.matcher(line.text());
            var isQuoted =
                    line.kind() != ConfigLine.Kind.COMMENT && line.text().length() <= LONGEST && quoted.matches();
            lines.add(isQuoted ? quoted.group(2) : line.text());
            isForm |= isQuoted && isKnown(quoted.group(2), quoted.group(3));
        }
        return isForm ? Optional.of(PastedForm.ofQuoted(lines)) : Optional.empty();
    }

    private static boolean isKnown(String text, @Nullable String key) {
        return key == null
                ? SectionRules.known(text.substring(1, text.length() - 1)).isPresent()
                : OptionRules.isKnown(key) || SectionRules.isOfRunner(key);
    }
}
