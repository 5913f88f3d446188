package signalbox.postgres.libpq;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.text.EditDistance;

/// The parameters of libpq (PostgreSQL manual, libpq, "Parameter Key Words"), the variable of each, and what becomes
/// of it here.
public enum LibpqParameter {
    HOST("PGHOST"),
    HOSTADDR("PGHOSTADDR"),
    PORT("PGPORT"),
    DBNAME("PGDATABASE"),
    USER("PGUSER"),
    PASSWORD("PGPASSWORD"),
    PASSFILE("PGPASSFILE"),
    SERVICE("PGSERVICE"),
    SERVICEFILE("PGSERVICEFILE"),
    OPTIONS("PGOPTIONS"),
    CONNECT_TIMEOUT("PGCONNECT_TIMEOUT"),
    CHANNEL_BINDING("PGCHANNELBINDING"),
    SSLMODE("PGSSLMODE"),
    SSLROOTCERT("PGSSLROOTCERT"),
    SSLCERT("PGSSLCERT"),
    SSLKEY("PGSSLKEY"),
    SSLPASSWORD(null),
    GSSENCMODE("PGGSSENCMODE"),
    TARGET_SESSION_ATTRS("PGTARGETSESSIONATTRS"),
    LOAD_BALANCE_HOSTS("PGLOADBALANCEHOSTS"),

    APPLICATION_NAME("PGAPPNAME", Use.NONE),
    FALLBACK_APPLICATION_NAME(null, Use.NONE),
    CLIENT_ENCODING("PGCLIENTENCODING", Use.NONE),
    KEEPALIVES(null, Use.NONE),
    KEEPALIVES_IDLE(null, Use.NONE),
    KEEPALIVES_INTERVAL(null, Use.NONE),
    KEEPALIVES_COUNT(null, Use.NONE),
    TCP_USER_TIMEOUT(null, Use.NONE),
    SSLCOMPRESSION("PGSSLCOMPRESSION", Use.NONE),
    SSLSNI("PGSSLSNI", Use.NONE),
    KRBSRVNAME("PGKRBSRVNAME", Use.NONE),
    GSSLIB("PGGSSLIB", Use.NONE),
    GSSDELEGATION("PGGSSDELEGATION", Use.NONE),
    MIN_PROTOCOL_VERSION("PGMINPROTOCOLVERSION", Use.NONE),
    MAX_PROTOCOL_VERSION("PGMAXPROTOCOLVERSION", Use.NONE),
    SSLKEYLOGFILE(null, Use.NONE),

    REPLICATION(null, "false", "no", "off", "0"),
    REQUIRE_AUTH("PGREQUIREAUTH"),
    REQUIREPEER("PGREQUIREPEER", ""),
    SSLCRL("PGSSLCRL", ""),
    SSLCRLDIR("PGSSLCRLDIR", ""),
    SSLCERTMODE("PGSSLCERTMODE", "allow"),
    SSLNEGOTIATION("PGSSLNEGOTIATION", "postgres"),
    SSL_MIN_PROTOCOL_VERSION("PGSSLMINPROTOCOLVERSION", "", "TLSv1", "TLSv1.1", "TLSv1.2"),
    SSL_MAX_PROTOCOL_VERSION("PGSSLMAXPROTOCOLVERSION", "", "TLSv1.3"),
    SCRAM_CLIENT_KEY(null, ""),
    SCRAM_SERVER_KEY(null, ""),
    OAUTH_ISSUER(null, ""),
    OAUTH_CLIENT_ID(null, ""),
    OAUTH_CLIENT_SECRET(null, ""),
    OAUTH_SCOPE(null, "");

    private static final Set<LibpqParameter> SECRET =
            EnumSet.of(PASSWORD, SSLPASSWORD, SCRAM_CLIENT_KEY, SCRAM_SERVER_KEY, OAUTH_CLIENT_SECRET);

    /// What odoo.conf, drivers and other programs call them, without hyphens and underscores.
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("dbhost", "host"),
            Map.entry("hostname", "host"),
            Map.entry("server", "host"),
            Map.entry("dbport", "port"),
            Map.entry("dbuser", "user"),
            Map.entry("username", "user"),
            Map.entry("uid", "user"),
            Map.entry("database", "dbname"),
            Map.entry("db", "dbname"),
            Map.entry("databasename", "dbname"),
            Map.entry("dbpassword", "password"),
            Map.entry("pass", "password"),
            Map.entry("pwd", "password"),
            Map.entry("passwd", "password"),
            Map.entry("ssl", "sslmode"),
            Map.entry("dbsslmode", "sslmode"),
            Map.entry("timeout", "connect_timeout"));

    private enum Use {
        HERE,
        /// It changes nothing here that a user could rely on.
        NONE,
        /// A connection without it would not be the one that was asked for.
        REFUSED
    }

    private final @Nullable String variable;
    private final Use use;
    /// Values of a refused one that ask for nothing else than is done.
    private final Set<String> usual;

    LibpqParameter(@Nullable String variable, Use use, Set<String> usual) {
        this.variable = variable;
        this.use = use;
        this.usual = usual;
    }

    LibpqParameter(@Nullable String variable) {
        this(variable, Use.HERE, Set.of());
    }

    LibpqParameter(@Nullable String variable, Use use) {
        this(variable, use, Set.of());
    }

    LibpqParameter(@Nullable String variable, String... usual) {
        this(variable, Use.REFUSED, Set.of(usual));
    }

    /// As libpq writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    public boolean isUnused() {
        return use == Use.NONE;
    }

    public boolean isSecret() {
        return SECRET.contains(this);
    }

    /// @throws IllegalArgumentException when the connection would be another one than was asked for
    public void check(String value, String source) {
        if (use == Use.REFUSED && !usual.contains(value)) {
            throw new IllegalArgumentException("Signalbox cannot connect with " + word() + " (from " + source
                    + "): leave it out, or connect with psql");
        }
    }

    public static Optional<LibpqParameter> of(String word) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.word().equals(word))
                .findFirst();
    }

    /// The choice that a word names, of those that this parameter has.
    ///
    /// @throws IllegalArgumentException when it names none; its message lists all
    public <T> T choice(List<T> choices, Function<T, String> name, String word) {
        return choices.stream()
                .filter(each -> name.apply(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word() + " " + ConnectionString.shownValue(word)
                        + " is not one of " + choices.stream().map(name).collect(Collectors.joining(", "))));
    }

    /// The parameter that a variable of the environment gives.
    public static Optional<LibpqParameter> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(parameter -> name.equals(parameter.variable))
                .findFirst();
    }

    /// The end of a sentence: the parameter that was meant, if a typing mistake, case, hyphens or underscores differ.
    static String meant(String word) {
        var other = OTHER_NAMES.get(word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", ""));
        return other == null ? almost(word) : "; is it " + other + "?";
    }

    private static String almost(String word) {
        return Arrays.stream(values())
                .map(LibpqParameter::word)
                .filter(known -> EditDistance.isAlmost(word.toLowerCase(Locale.ROOT), known))
                .findFirst()
                .map(known -> "; is it " + known + "?")
                .orElse("");
    }
}
