package signalbox.config.check;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.PythonWhitespace;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;

/// Text out of the source of a web page, with entities in place of characters: `&nbsp;`, `&#61;`. Pure.
final class EntityText {
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("nbsp", " "),
            Map.entry("amp", "&"),
            Map.entry("comma", ","),
            Map.entry("equals", "="),
            Map.entry("colon", ":"),
            Map.entry("semi", ";"),
            Map.entry("period", "."),
            Map.entry("sol", "/"),
            Map.entry("lowbar", "_"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("lsqb", "["),
            Map.entry("lbrack", "["),
            Map.entry("rsqb", "]"),
            Map.entry("rbrack", "]"));

    private static final Pattern ENTITY = Pattern.compile("&(?:(\\w{2,6})|#(\\d{1,4})|#[xX]([0-9a-fA-F]{1,4}));");

    private EntityText() {}

    /// Empty when no line has one. A secret may contain anything, and stays.
    static Optional<PastedForm> of(ConfigFile file) {
        var lines = new ArrayList<@Nullable String>();
        file.lines().forEach(line -> lines.add(decoded(line)));
        var isChanged = file.lines().stream().anyMatch(line -> !line.text().equals(lines.get(line.number() - 1)));
        return isChanged ? Optional.of(PastedForm.ofEntities(lines)) : Optional.empty();
    }

    private static String decoded(ConfigLine line) {
        if (line.text().indexOf('&') < 0 || line.kind() == ConfigLine.Kind.COMMENT || holdsSecret(line)) {
            return line.text();
        }
        var decoded = ENTITY.matcher(line.text()).replaceAll(EntityText::character);
        return decoded.equals(line.text()) ? decoded : PythonWhitespace.stripEnd(decoded);
    }

    private static boolean holdsSecret(ConfigLine line) {
        return line.kind() == ConfigLine.Kind.SETTING && !line.masked().equals(line.text());
    }

    private static String character(MatchResult entity) {
        if (entity.group(1) != null) {
            return Matcher.quoteReplacement(NAMED.getOrDefault(entity.group(1), entity.group()));
        }
        var code = entity.group(2) != null ? Integer.parseInt(entity.group(2)) : Integer.parseInt(entity.group(3), 16);
        var isLetter = code >= ' ' && !Character.isISOControl(code) && !Character.isSurrogate((char) code);
        return Matcher.quoteReplacement(!isLetter ? entity.group() : code == 0xa0 ? " " : Character.toString(code));
    }
}
