package signalbox.postgres.pasted;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import signalbox.postgres.libpq.ConnectionString;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.text.ListText;

/// A URL of PostgreSQL's JDBC driver, `jdbc:postgresql://HOST:PORT/DATABASE?user=…&password=…` (its manual, "Connecting
/// to the Database"): its parameters have names of their own, and + is a blank in them.
final class JdbcUrl {
    private static final String BEGIN = "jdbc:postgresql:";

    private static final Map<String, LibpqParameter> NAMES = Map.of(
            "ApplicationName", LibpqParameter.APPLICATION_NAME,
            "connectTimeout", LibpqParameter.CONNECT_TIMEOUT,
            "channelBinding", LibpqParameter.CHANNEL_BINDING,
            "gssEncMode", LibpqParameter.GSSENCMODE,
            "requireAuth", LibpqParameter.REQUIRE_AUTH);

    private static final Set<LibpqParameter> SAME = Set.of(
            LibpqParameter.USER,
            LibpqParameter.PASSWORD,
            LibpqParameter.OPTIONS,
            LibpqParameter.SERVICE,
            LibpqParameter.SSLMODE,
            LibpqParameter.SSLROOTCERT,
            LibpqParameter.SSLCERT,
            LibpqParameter.SSLKEY,
            LibpqParameter.SSLPASSWORD);

    private static final Map<String, String> SERVERS = Map.of(
            "any", "any",
            "primary", "primary",
            "master", "primary",
            "secondary", "standby",
            "slave", "standby",
            "preferSecondary", "prefer-standby",
            "preferSlave", "prefer-standby",
            "preferPrimary", "any");

    /// Those that a message may repeat: another word may be a part of a password.
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "currentSchema",
            "socketTimeout",
            "loginTimeout",
            "tcpKeepAlive",
            "prepareThreshold",
            "stringtype",
            "reWriteBatchedInserts",
            "sslfactory",
            "charSet",
            "readOnly");

    private final Map<LibpqParameter, String> values = new EnumMap<>(LibpqParameter.class);
    private final List<String> leftOut = new ArrayList<>();

    private JdbcUrl() {}

    static boolean isOne(String text) {
        return text.startsWith("jdbc:postgres");
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong
    static PastedConnection read(TextWrapping bare) {
        if (!bare.text().startsWith(BEGIN + "//")) {
            throw new IllegalArgumentException("The connection string is one of JDBC without a host: give"
                    + " jdbc:postgresql://HOST:PORT/DATABASE or postgres://USER@HOST:PORT/DATABASE");
        }
        var url = new JdbcUrl();
        url.add(bare.text().substring(BEGIN.length()));
        var said = bare.with("", "a URL of JDBC is read as libpq's");
        return new PastedConnection(
                url.values,
                url.leftOut.isEmpty()
                        ? said.remarks()
                        : said.with("", "without effect here: JDBC's " + ListText.and(url.leftOut))
                                .remarks());
    }

    private void add(String address) {
        var query = address.indexOf('?');
        var place = query < 0 ? address : address.substring(0, query);
        values.putAll(ConnectionString.read("postgresql:" + place.replace("+", "%20")));
        values.putIfAbsent(LibpqParameter.HOST, "localhost");
        if (query >= 0) {
            for (var pair : address.substring(query + 1).replace("&amp;", "&").split("&", -1)) {
                addParameter(pair);
            }
        }
    }

    private void addParameter(String pair) {
        var equals = pair.indexOf('=');
        var key = equals < 0 ? pair : pair.substring(0, equals);
        var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
        switch (key) {
            case "" -> {}
            case "ssl" -> addSsl(value);
            case "targetServerType" ->
                values.put(LibpqParameter.TARGET_SESSION_ATTRS, SERVERS.getOrDefault(value, value));
            case "loadBalanceHosts" ->
                values.put(LibpqParameter.LOAD_BALANCE_HOSTS, value.equals("true") ? "random" : "disable");
            default -> named(key).ifPresentOrElse(parameter -> values.put(parameter, value), () -> leaveOut(key));
        }
    }

    /// The driver verifies the server where it is only told to encrypt.
    private void addSsl(String value) {
        if (!value.equals("false")) {
            values.putIfAbsent(LibpqParameter.SSLMODE, "verify-full");
        }
    }

    private static Optional<LibpqParameter> named(String key) {
        return Optional.ofNullable(NAMES.get(key))
                .or(() -> LibpqParameter.of(key.toLowerCase(Locale.ROOT)).filter(SAME::contains));
    }

    private void leaveOut(String key) {
        var name = WITHOUT_MEANING.contains(key) ? key : "further parameters";
        if (!leftOut.contains(name)) {
            leftOut.add(name);
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The connection string has a % without two hexadecimal digits after it"
                    + " in a parameter: write %25 for the character %");
        }
    }
}
