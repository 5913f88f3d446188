package signalbox.postgres;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The schemas in which a role looks for what is named without one, in their order.
record SearchPath(List<String> schemas) {
    /// What a server has that was told nothing (PostgreSQL manual, search_path).
    static final String DEFAULT = "\"$user\", public";

    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^\\s,\"]+)");

    /// @param setting as PostgreSQL keeps it: names by comma, quoted where need be
    /// @param role whom `$user` stands for
    static SearchPath of(String setting, String role) {
        return new SearchPath(NAME.matcher(setting)
                .results()
                .map(SearchPath::name)
                .map(name -> name.equals("$user") ? role : name)
                .toList());
    }

    private static String name(MatchResult found) {
        return found.group(1) == null
                ? found.group(2).toLowerCase(Locale.ROOT)
                : found.group(1).replace("\"\"", "\"");
    }

    /// From 0 on; the last of all for one that is not on it.
    int position(String schema) {
        var at = schemas.indexOf(schema);
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
