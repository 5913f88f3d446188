package signalbox.postgres;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The schemas in which a role looks for names without a schema, in order.
record SearchPath(List<String> schemas) {
    /// The value of a server where nothing was set (PostgreSQL manual, search_path).
    static final String DEFAULT = "\"$user\", public";

    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^\\s,\"]+)");

    /// @param setting as PostgreSQL stores it: names separated by commas, quoted where necessary
    /// @param role the role that `$user` means
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

    /// The place, from 0; a schema that is not on the path comes after all others.
    int position(String schema) {
        var at = schemas.indexOf(schema);
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
