package signalbox.postgres.libpq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import signalbox.postgres.connection.ConnectionUrl;
import signalbox.postgres.libpq.PasswordFile.PasswordKey;
import signalbox.postgres.pasted.PastedConnection;

/// Whatever stands in a connection string, a password file or pg_service.conf is read, or refused in a sentence, and no
/// message repeats a password. Run with `-Djqwik.tries.default=100000` for a long search.
class HostileLibpqTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String SECRET = "hunterxyz";
    private static final LibpqEnvironment NOWHERE =
            new LibpqEnvironment(Map.of("PGSYSCONFDIR", "/nonexistent"), "odoo", Path.of("/nonexistent"));

    /// Pieces of `key=value`, of which each password is whole or cut at a blank, as people cut it.
    private static final List<String> PAIRS = List.of(
            "host=db",
            "host=",
            "host=a,b,",
            "host=/run/x",
            "host=fe80::1%eth0",
            "host='[::1]'",
            "hostaddr=",
            "hostaddr=10.0.0.5,::1",
            "port=5432",
            "port=",
            "port=99999",
            "port=1,2,3",
            "port=x",
            "user=odoo",
            "user",
            "dbname=acme",
            "dbname='a b",
            "password=" + SECRET,
            "password='" + SECRET + " x'",
            "password='x " + SECRET,
            "password=x " + SECRET,
            "password = x " + SECRET + "=y",
            "password=x\\ " + SECRET + "\\",
            "password 'x' " + SECRET,
            "PASSWORD=" + SECRET,
            "passwort=" + SECRET,
            "pass word=" + SECRET,
            "sslpassword=" + SECRET,
            "sslpassword='" + SECRET,
            "oauth_client_secret=" + SECRET,
            "scram_client_key=" + SECRET,
            "sslmode=",
            "sslmode=require",
            "requiressl=1",
            "channel_binding=",
            "connect_timeout=",
            "connect_timeout=5",
            "target_session_attrs=",
            "load_balance_hosts=random",
            "gssencmode=",
            "options='-c x=y'",
            "service=",
            "service=none",
            "servicefile=/nonexistent",
            "passfile=",
            "=",
            "'",
            "\\",
            "\t",
            "\u0000",
            "\ud800",
            "\u00e9");

    private static final List<String> LOGINS = List.of(
            "",
            "odoo@",
            "odoo:@",
            ":@",
            "odoo:" + SECRET + "@",
            "odoo:a@" + SECRET + "@",
            "odoo:a/" + SECRET + "@",
            "odoo:1/" + SECRET + "@",
            "odoo:12/" + SECRET + "/x@",
            "odoo:1/c?" + SECRET + "=x@",
            "odoo:1/c?x=" + SECRET + "@",
            "odoo:a@b/" + SECRET + "@",
            "odoo:a?" + SECRET + "@",
            "odoo:%" + SECRET + "@",
            "odoo:%ff" + SECRET + "@",
            "odoo:%00" + SECRET + "@",
            "odoo:a:" + SECRET + "@",
            "odoo:a,[" + SECRET + "@");

    private static final List<String> SERVERS = List.of(
            "",
            "db",
            "db:5432",
            "db:x",
            "db:99999",
            ":1",
            "[::1]",
            "[::1]:5432",
            "[::1",
            "[]",
            "[::1]x",
            "a,b:1,",
            "%2Frun%2Fx",
            "%",
            "fe80::1");

    private static final List<String> NAMES = List.of("", "/", "/acme", "/a/b", "/%2", "/a%20b", "//");

    private static final List<String> PARAMETERS = List.of(
            "",
            "?",
            "?password=" + SECRET,
            "?password=a&" + SECRET,
            "?password=a&" + SECRET + "=b",
            "?password=a=" + SECRET,
            "?password=%" + SECRET,
            "?sslpassword=" + SECRET,
            "?host=a&password=" + SECRET + "&user=x",
            "?sslmode=bad",
            "?ssl=true",
            "?application_name=a@b",
            "?x",
            "?%",
            "&=");

    private static final List<String> BEFORE = List.of(
            "",
            "",
            " ",
            "\"",
            "'",
            "`",
            "<",
            "\u00a0",
            "URL=",
            "export URL='",
            "url: ",
            "psql ",
            "psql -d \"",
            "$ ",
            "PGPASSWORD=" + SECRET + " psql ",
            "jdbc:",
            "x+");

    private static final List<String> AFTER =
            List.of("", "", " ", "\"", "'", "`", ">", "\n", ";", " # x", " -c x", "&amp;x=y", "\\?x", "\u00a0port=1");

    private static final List<String> COMMANDS = List.of(
            "psql -h db -U odoo -W " + SECRET + " acme",
            "psql -p" + SECRET,
            "psql -h db acme odoo " + SECRET,
            "psql \"password=" + SECRET + "\"",
            "psql password=" + SECRET,
            "PGPASSWORD=" + SECRET,
            "PGHOST=db PGPASSWORD='" + SECRET,
            "db:5432:acme:odoo:" + SECRET,
            "odoo:" + SECRET + "@db",
            "jdbc:postgresql://db/acme?password=" + SECRET + "&user=x",
            "jdbc:postgresql://db/acme?password=a&" + SECRET,
            "jdbc:postgresql:" + SECRET,
            "Server=db;Password=" + SECRET + ";Database=acme",
            "[acme]\npassword=" + SECRET);

    private static final List<String> LINES = List.of(
            "[acme]",
            "[acme",
            "[]",
            "[acme]x",
            "[other]",
            "host=db",
            "host =db",
            "port=x",
            "password=" + SECRET,
            "password =" + SECRET,
            "passwort=" + SECRET,
            "PASSWORD=" + SECRET,
            "service=" + SECRET,
            SECRET,
            "ldap://" + SECRET,
            "scram_client_key=" + SECRET,
            "=" + SECRET,
            "#" + SECRET,
            "\u0000",
            "\ufeff[acme]",
            "\r",
            "",
            "  ");

    @Provide
    Arbitrary<String> pairs() {
        return Combinators.combine(
                        Arbitraries.of(PAIRS).list().ofMaxSize(7),
                        Arbitraries.of(" ", "", "\t", "  ").list().ofSize(7))
                .as((pieces, blanks) -> {
                    var text = new StringBuilder();
                    for (int i = 0; i < pieces.size(); i++) {
                        text.append(pieces.get(i)).append(blanks.get(i));
                    }
                    return text.toString();
                });
    }

    @Provide
    Arbitrary<String> urls() {
        return Combinators.combine(
                        Arbitraries.of("postgres://", "postgresql://"),
                        Arbitraries.of(LOGINS),
                        Arbitraries.of(SERVERS),
                        Arbitraries.of(NAMES),
                        Arbitraries.of(PARAMETERS),
                        Arbitraries.of(PARAMETERS))
                .as((scheme, login, server, name, first, second) -> scheme + login + server + name + first + second);
    }

    @Provide
    Arbitrary<String> pastes() {
        return Combinators.combine(
                        Arbitraries.of(BEFORE),
                        Arbitraries.of(BEFORE),
                        Arbitraries.oneOf(urls(), pairs(), Arbitraries.of(COMMANDS)),
                        Arbitraries.of(AFTER),
                        Arbitraries.of(AFTER))
                .as((first, second, text, third, fourth) -> first + second + text + third + fourth);
    }

    @Provide
    Arbitrary<String> rubbish() {
        return Arbitraries.strings()
                .withChars("postgresql:// ='\\@[]?&%,.hostuserpasswordport019\t\n\u0000\u00e9\ud83d\ude00\ud800")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> serviceFiles() {
        return Combinators.combine(Arbitraries.of(LINES).list().ofMaxSize(8), Arbitraries.of("\n", "\r\n"))
                .as((lines, end) -> String.join(end, lines));
    }

    @Provide
    Arbitrary<String> passwordFiles() {
        return Arbitraries.of(
                        "*",
                        ":",
                        "\\",
                        "\\:",
                        "db",
                        "5432",
                        "acme",
                        "odoo",
                        SECRET,
                        "#",
                        "\n",
                        "\r",
                        "\u0000",
                        "\u00e9",
                        "*:*:*:*:",
                        "db:5432:acme:odoo:")
                .list()
                .ofMaxSize(16)
                .map(pieces -> String.join("", pieces));
    }

    /// All that a log could show of it.
    private static String told(Throwable fault) {
        var text = new StringBuilder();
        for (Throwable each = fault; each != null; each = each.getCause()) {
            text.append(each).append('\n');
        }
        return text.toString();
    }

    private static void readOrRefused(String text) {
        assertTimeout(SOON, () -> {
            try {
                var read = ConnectionUrl.parse(text, NOWHERE);
                var spec = read.spec();
                var shown = spec + " " + spec.url() + " " + spec.further() + " " + read.remarks();
                var visible = new HashMap<>(PastedConnection.of(text).values());
                visible.keySet().removeIf(LibpqParameter::isSecret);
                if (!visible.toString().contains(SECRET)) {
                    assertThat(shown).as(text).doesNotContain(SECRET);
                }
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as(text).isNotBlank();
                assertThat(told(e)).as(text).doesNotContain(SECRET);
            }
        });
    }

    @Property
    void any_pairs_are_read_or_refused_without_a_secret(@ForAll("pairs") String text) {
        readOrRefused(text);
    }

    @Property
    void any_url_is_read_or_refused_without_a_secret(@ForAll("urls") String text) {
        readOrRefused(text);
    }

    @Property
    void any_paste_is_read_or_refused_without_a_secret(@ForAll("pastes") String text) {
        readOrRefused(text);
        assertTimeout(SOON, () -> assertThat(PastedConnection.isOne(text)).isIn(true, false));
    }

    @Property
    void any_rubbish_is_read_or_refused(@ForAll("rubbish") String text) {
        readOrRefused(text);
    }

    /// A login that ends too early makes a host, a port and a database of the rest of the password.
    @Property
    void no_part_of_a_url_that_is_read_is_a_piece_of_the_password(@ForAll("urls") String text) {
        try {
            var values = new EnumMap<>(ConnectionString.read(text));
            values.keySet().removeIf(LibpqParameter::isSecret);
            assertThat(values.toString()).as(text).doesNotContain(SECRET);
        } catch (IllegalArgumentException _) {
            // refused: another rule looks at the sentence
        }
    }

    @Property
    void any_service_file_is_read_or_refused_without_a_secret(@ForAll("serviceFiles") String text) {
        assertTimeout(SOON, () -> {
            try {
                assertThat(ServiceFile.read(Path.of("services"), text, "acme")).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("of services ");
                assertThat(told(e)).as(text).doesNotContain(SECRET);
            }
        });
    }

    @Property
    void any_password_file_is_read(@ForAll("passwordFiles") String text) {
        assertTimeout(
                SOON,
                () -> assertThat(PasswordFile.password(
                                text.getBytes(UTF_8), new PasswordKey("db", 5432, "acme", "odoo")))
                        .isNotNull());
    }
}
