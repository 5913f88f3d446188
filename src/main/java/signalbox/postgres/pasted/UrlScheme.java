package signalbox.postgres.pasted;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import signalbox.text.EditDistance;

/// A URL whose beginning is not the one that libpq knows, though PostgreSQL is meant: that of a driver
/// (`postgresql+psycopg2://`), or with a typing mistake; and escapes of the place where it was copied.
final class UrlScheme {
    private static final Set<String> OTHER_NAMES = Set.of("pgsql", "psql", "pg", "postgis", "postgre");
    private static final Pattern WHOLE = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)(\\+\\w+)?:/{1,2}(?!/)");
    private static final Pattern WITHOUT_COLON = Pattern.compile("(postgres(?:ql)?)(?:;|\uff1a|\\s*:\\s*)?//\\s*");
    private static final Pattern SHELL_ESCAPE = Pattern.compile("\\\\(?=[?&=])");

    private UrlScheme() {}

    static boolean isOne(String text) {
        return text.contains("://") || of(TextWrapping.none(text)).text().startsWith("postgresql://");
    }

    /// The same text where it is no such URL.
    static TextWrapping of(TextWrapping bare) {
        var known = schemed(bare);
        return known.text().startsWith("postgres") ? unescaped(known) : known;
    }

    private static TextWrapping schemed(TextWrapping bare) {
        var text = bare.text();
        var whole = WHOLE.matcher(text);
        var other = WITHOUT_COLON.matcher(text);
        if (whole.lookingAt() && isMeant(whole.group(1))) {
            return read(bare, whole);
        }
        return other.lookingAt() ? read(bare, other) : bare;
    }

    private static TextWrapping read(TextWrapping bare, Matcher scheme) {
        var isRight = scheme.group().matches("postgres(ql)?://");
        return isRight
                ? bare
                : bare.with(
                        "postgresql://" + bare.text().substring(scheme.end()),
                        "its beginning is read as postgresql://");
    }

    /// libpq takes no capitals, which its contract says.
    private static boolean isMeant(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT))
                && (OTHER_NAMES.contains(word)
                        || EditDistance.isAlmost(word, "postgres")
                        || EditDistance.isAlmost(word, "postgresql"));
    }

    private static TextWrapping unescaped(TextWrapping url) {
        var text = url.text();
        var plain = text.contains("&amp;") ? url.with(text.replace("&amp;", "&"), "&amp; is read as &") : url;
        var escape = SHELL_ESCAPE.matcher(plain.text());
        return escape.find() ? plain.with(escape.replaceAll(""), "a \\ before ?, & or = is left out") : plain;
    }
}
