package signalbox.postgres.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import signalbox.postgres.libpq.ConnectionString;
import signalbox.postgres.libpq.LibpqParameter;

/// A connection string as it was pasted: with quotation marks, a variable's name before it, as a psql command, or in
/// the form of JDBC or SQLAlchemy. What libpq reads is read as libpq does.
///
/// @param remarks what was left out or read in another way: clauses without a secret
public record PastedConnection(Map<LibpqParameter, String> values, List<String> remarks) {
    private static final String BLANK_WITHIN =
            "the blanks within the URL count as they are, though psql refuses them from 17 on: write %20";

    private static final Pattern PAIR = Pattern.compile("\\s*[A-Za-z_-]+\\s*=");

    public PastedConnection {
        values = Map.copyOf(values);
        remarks = List.copyOf(remarks);
    }

    /// Whether a text means a connection, and not a plain name.
    public static boolean isOne(String text) {
        var bare = TextWrapping.of(text).text();
        return ConnectionString.isOne(bare) || JdbcUrl.isOne(bare) || UrlScheme.isOne(bare) || PsqlCommand.isOne(bare);
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static PastedConnection of(String text) {
        var bare = TextWrapping.withoutBlanks(text);
        var isUrl = ConnectionString.isUrl(bare.text());
        var plain = isUrl ? bare : TextWrapping.none(text);
        try {
            return read(isUrl && hasBlank(plain.text()) ? plain.with(plain.text(), BLANK_WITHIN) : plain);
        } catch (IllegalArgumentException e) {
            return unwrapped(TextWrapping.of(text), text, e);
        }
    }

    private static PastedConnection read(TextWrapping text) {
        return new PastedConnection(ConnectionString.read(text.text()), text.remarks());
    }

    private static PastedConnection unwrapped(TextWrapping bare, String text, IllegalArgumentException asItIs) {
        if (PsqlCommand.isReadable(bare.text())) {
            return PsqlCommand.read(bare);
        }
        if (JdbcUrl.isOne(bare.text())) {
            return JdbcUrl.read(bare);
        }
        var url = UrlScheme.of(bare);
        if (!ConnectionString.isUrl(url.text())) {
            ForeignForm.refuse(url.text());
        }
        checkOne(url.text());
        if (!ConnectionString.isUrl(url.text()) && !PAIR.matcher(url.text()).lookingAt()) {
            throw new IllegalArgumentException("This is no connection string that is known. Give"
                    + " postgres://USER@HOST:PORT/DATABASE, host=HOST port=PORT user=USER dbname=DATABASE, or"
                    + " service=NAME");
        }
        if (url.text().equals(text) || !ConnectionString.isOne(url.text())) {
            throw asItIs;
        }
        if (ConnectionString.isUrl(url.text()) && hasBlank(url.text())) {
            throw new IllegalArgumentException("The connection string has a blank in its URL: give the URL alone; a"
                    + " blank that belongs to it is written as %20");
        }
        return read(url);
    }

    private static void checkOne(String text) {
        var first = text.indexOf("://");
        if (ConnectionString.isUrl(text) && text.indexOf("://", first + 3) >= 0) {
            throw new IllegalArgumentException("The connection string has :// twice: several servers are"
                    + " postgres://USER@HOST1:PORT,HOST2:PORT/DATABASE, and in a password it is written %3A%2F%2F");
        }
    }

    private static boolean hasBlank(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }

    /// The same, with what is doubtful in the values that are used.
    ///
    /// @param used also those of the service and of variables
    public List<String> remarks(Map<LibpqParameter, String> used) {
        var all = new ArrayList<>(remarks);
        all.addAll(DoubtfulValues.remarks(used));
        return all;
    }
}
