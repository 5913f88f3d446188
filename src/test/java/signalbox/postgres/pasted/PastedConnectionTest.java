package signalbox.postgres.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.connection.ConnectionUrl;
import signalbox.postgres.libpq.LibpqEnvironment;

/// What people paste is read as it is plainly meant, and said, or refused with the way out. No password is repeated.
class PastedConnectionTest {
    private static final String URL = "postgres://odoo:hunter@db:5433/acme";
    private static final String PAIRS = "host=db port=5433 user=odoo password=hunter dbname=acme";

    private static ConnectionUrl parse(String text, Map<String, String> variables) {
        return ConnectionUrl.parse(text, new LibpqEnvironment(variables, "me", Path.of("/nonexistent")));
    }

    private static ConnectionUrl parse(String text) {
        return parse(text.replace("NL", "\n").replaceAll("\\bURL\\b", URL).replaceAll("\\bPAIRS\\b", PAIRS), Map.of());
    }

    private static void isMeant(ConnectionUrl read) {
        assertThat(read.spec().label()).isEqualTo("odoo @ db:5433/acme");
        assertThat(Objects.requireNonNull(read.spec().password()).value()).isEqualTo("hunter");
        assertThat(read.remarks().toString()).doesNotContain("hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"URL", "PAIRS", "  PAIRS  NL", "host = db port = 5433 NL user=odoo password=hunter dbname=acme"})
    void what_libpq_reads_has_no_remark(String text) {
        isMeant(parse(text));
        assertThat(parse(text).remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" URL", "URL NL", "\tURL\r\n"})
    void blanks_and_ends_of_lines_around_it_do_not_count(String text) {
        isMeant(parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"URL\"                                  | quotation marks",
                "'URL'                                    | quotation marks",
                "`URL`                                    | quotation marks",
                "```NLURLNL```                            | quotation marks",
                "“URL”                                    | quotation marks",
                "„URL“                                    | quotation marks",
                "«URL»                                    | quotation marks",
                "‘URL’                                    | quotation marks",
                "<URL>                                    | quotation marks",
                "(URL)                                    | quotation marks",
                "**URL**                                  | quotation marks",
                "\"URL                                    | quotation marks",
                "\"URL\",                                 | quotation marks",
                "'URL';                                   | quotation marks",
                "\"PAIRS\"                                | quotation marks",
                "\u00a0URL\u00a0                          | U+00A0",
                "\ufeffURL                                | U+FEFF",
                "\ufeffPAIRS                              | U+FEFF",
                "\u200bURL\u200b                          | U+200B",
                "DATABASE_URL=URL                         | name of a variable",
                "DATABASE_URL=URL # the build             | name of a variable",
                "DATABASE_URL = 'URL'                     | name of a variable",
                "export DATABASE_URL=\"URL\"              | name of a variable",
                "export DATABASE_URL='URL';               | name of a variable",
                "set DATABASE_URL=URL                     | name of a variable",
                "setx DATABASE_URL \"URL\"                | name of a variable",
                "$env:DATABASE_URL = \"URL\"              | name of a variable",
                "ENV DATABASE_URL URL                     | name of a variable",
                "-e DATABASE_URL=URL                      | name of a variable",
                "- DATABASE_URL=URL                       | name of a variable",
                "DATABASE_URL: URL                        | name of a variable",
                "\"url\": \"URL\",                        | name of a variable",
                "url => 'URL'                             | name of a variable",
                "DSN=\"PAIRS\"                            | name of a variable",
                "$ psql URL                               | prompt",
                "odoo@host:~$ psql URL                    | prompt",
                "psql URL                                 | command of psql",
                "psql \"URL\"                             | command of psql",
                "psql -d URL                              | command of psql",
                "psql --dbname='URL' -c 'select 1'        | is left out",
                "psql URL -c 'select 1' > /tmp/x          | is left out",
                "psql \"PAIRS\"                           | command of psql",
                "PGPASSWORD=hunter psql -h db -p 5433 -U odoo -d acme            | command of psql",
                "PGPASSWORD='hunter' psql -hdb -p5433 -Uodoo acme                | command of psql",
                "export PGPASSWORD=hunter; psql -h db -p 5433 -U odoo acme       | command of psql",
                "export PGPASSWORD=hunterNLpsql -h db -p 5433 \\NL -U odoo acme  | command of psql",
                "PGPASSWORD=hunter /usr/bin/psql --host db --port=5433 --username odoo --dbname acme -w | command of psql",
                "PGPASSWORD=hunter psql –h db –p 5433 –U odoo –d acme            | command of psql",
                "PGPASSWORD=hunter psql —host=db -p 5433 -U odoo acme            | command of psql",
                "PGPASSWORD=hunter psql -XAtqh db -p 5433 acme odoo              | command of psql",
                "PGPASSWORD=hunter pg_dump -Fc -h db -p 5433 -U odoo acme        | command of psql",
                "PGHOST=db PGPORT=5433 PGUSER=odoo PGPASSWORD=hunter PGDATABASE=acme psql  | command of psql",
                "PGHOST=dbNLPGPORT=5433NLPGUSER=odooNLPGPASSWORD=\"hunter\"NLPGDATABASE=acme | variables of libpq",
                "export PGHOST=db PGPORT=5433 PGUSER=odoo PGPASSWORD=hunter PGDATABASE=acme  | variables of libpq",
                "PGPASSWORD=hunter psql -h db -p 5433 -U odoo acme < dump.sql    | is left out",
                "-d URL                                                          | command of psql",
                "-h db -p 5433 -U odoo -d 'password=hunter dbname=acme'          | command of psql",
                "--url URL                                                       | name of a variable",
                "--url=URL                                                       | name of a variable",
                "signalbox status --json --url 'URL'                             | name of a variable",
                "psycopg2.connect(\"PAIRS\")                                     | call around it",
                "engine = create_engine('URL', echo=True)                        | call around it",
                "postgres ://odoo:hunter@db:5433/acme                 | beginning",
                "postgres：//odoo:hunter@db:5433/acme                 | beginning",
                "postgresql+psycopg2://odoo:hunter@db:5433/acme      | beginning is read as postgresql://",
                "postgresql+psycopg://odoo:hunter@db:5433/acme        | beginning",
                "postgresql+asyncpg://odoo:hunter@db:5433/acme        | beginning",
                "postgres+pg8000://odoo:hunter@db:5433/acme           | beginning",
                "postgis://odoo:hunter@db:5433/acme                   | beginning",
                "pgsql://odoo:hunter@db:5433/acme                     | beginning",
                "postgress://odoo:hunter@db:5433/acme                 | beginning",
                "posgres://odoo:hunter@db:5433/acme                   | beginning",
                "postgesql://odoo:hunter@db:5433/acme                 | beginning",
                "postgres:/odoo:hunter@db:5433/acme                   | beginning",
                "postgres//odoo:hunter@db:5433/acme                   | beginning",
                "DATABASE_URL=postgresql+psycopg2://odoo:hunter@db:5433/acme | beginning",
                "URL?sslmode=disable&amp;connect_timeout=5            | &amp; is read as &",
                "URL\\?sslmode\\=disable\\&connect_timeout=5          | is left out",
                "jdbc:postgresql://db:5433/acme?user=odoo&password=hunter | URL of JDBC",
                "\"jdbc:postgresql://db:5433/acme?user=odoo&amp;password=hunter\" | URL of JDBC",
                "spring.datasource.url=jdbc:postgresql://db:5433/acme?user=odoo&password=hunter | URL of JDBC",
                "jdbc:postgresql://db:5433/acme?user=odoo&password=hunter&currentSchema=x&prepareThreshold=0"
                        + " | without effect here: JDBC's currentSchema and prepareThreshold"
            })
    void what_is_plainly_meant_is_read_and_said(String text, String remark) {
        isMeant(parse(text));
        assertThat(String.join("; ", parse(text).remarks())).contains(remark);
    }

    @Test
    void parameters_of_jdbc_have_names_of_their_own() {
        var read = parse("jdbc:postgresql:///acme?user=od+oo&password=a%26b+c&ssl=true&connectTimeout=7"
                        + "&targetServerType=preferSecondary&loadBalanceHosts=true")
                .spec();

        assertThat(read.label()).isEqualTo("od oo @ localhost:5432/acme");
        assertThat(Objects.requireNonNull(read.password()).value()).isEqualTo("a&b c");
        assertThat(read.sslMode().libpq()).isEqualTo("verify-full");
        assertThat(read.further().text())
                .isEqualTo("connect_timeout=7 target_session_attrs=prefer-standby load_balance_hosts=random");
    }

    @Test
    void a_password_that_jdbc_would_cut_is_not_repeated() {
        assertThat(parse("jdbc:postgresql://db/acme?user=odoo&password=a&hunter=x&hunter")
                        .remarks()
                        .toString())
                .contains("further parameters")
                .doesNotContain("hunter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POSTGRES://odoo:hunter@db/acme          | in small letters",
                "Postgres://odoo:hunter@db/acme          | in small letters",
                "'host=db' password='hunter'             | no connection string that is known",
                "\"POSTGRES://odoo:hunter@db/acme\"      | in small letters",
                "https://odoo:hunter@acme.odoo.com       | address of a web site",
                "mysql://odoo:hunter@db/acme             | begins with another word than postgres",
                "jdbc:mysql://db/acme?password=hunter    | begins with another word than postgres",
                "jdbc:postgresql:acme?password=hunter    | one of JDBC without a host",
                "Host=db;Port=5432;Username=odoo;Password=hunter;Database=acme | has ; between its pairs",
                "[acme]NLhost=dbNLpassword=hunter        | a section of pg_service.conf",
                "db:5432:acme:odoo:hunter                | a line of a password file",
                "*:*:*:odoo:hunter                       | a line of a password file",
                "odoo:hunter@db:5432/acme                | has no postgres:// at its beginning",
                "docker exec -it db psql -U odoo -d acme password=hunter | runs psql elsewhere",
                "sudo -u postgres psql acme hunter       | runs psql elsewhere",
                "psql -h db -U odoo -W hunter acme       | one word more",
                "psql -h db -U odoo -d                   | ends where psql expects the dbname",
                "psql -h db -p hunter                    | port in the connection string is not a number",
                "DATABASE_URL=URL?x=1 more               | a blank in its URL",
                "postgres://odoo:hunter@::1:5432/acme    | Write [::1] for ::1",
                "postgres://::1/acme                     | Write [::1] for ::1",
                "postgres://odoo:hunter@fe80::1:5432/acme | Write [::1] for ::1",
                "URL:other                               | ~~",
                "postgres://odoo:hunter@db:5432:acme     | The database comes after a /",
                "URL?sslmode=disable?connect_timeout=5   | parameters are separated by &",
                "URL?user=odoo;password=hunter           | parameters are separated by &",
                "host= port=5432 user=odoo password=hunter | psql would take the next KEY=VALUE for it",
                "host=db:5432 user=odoo password=hunter  | has a port behind it",
                "host=[::1] user=odoo password=hunter    | has brackets",
                "host=db;port=5432;password=hunter       | port= within the value of host",
                "host=db,port=5432,password=hunter       | port= within the value of host",
                "postgres://odoo@db/acme;password=hunter | password= within the value of dbname",
                "URL,postgres://odoo:hunter@db2/acme     | has :// twice",
                "URL postgres://odoo:hunter@db2/acme     | has :// twice",
                "odoo-bin --db_host=db -w hunter -d acme | has options of Odoo",
                "[acme]                                  | a section of pg_service.conf",
                "acme                                    | no connection string that is known",
                "{\"host\":\"db\",\"password\":\"hunter\"}   | no connection string that is known",
                "kubectl port-forward svc/hunter 5432    | no connection string that is known",
                "URL?schema=public                       | does not know: schema: leave it out",
                "host=db database=acme password=hunter   | is it dbname?",
                "db_host = db NL db_password = hunter    | is it host?",
                "host=db username=odoo                   | is it user?",
                "URL?ssl=require                         | is it sslmode?",
                "host=db\u00a0port=5432 user=odoo password=hunter | U+00A0 before port=",
                "host=db password=hunter\u00a0dbname=acme | U+00A0 before dbname=",
                "host=d\u200bb password=hunter           | U+200B in host",
                "postgres://odoo:hunter@d\u00a0b/acme    | U+00A0 in host"
            })
    void what_is_not_read_has_a_way_out(String text, String told) {
        if (told.isEmpty()) {
            assertThat(parse(text).spec().database()).isEqualTo("acme:other");
            return;
        }
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "host=db password=\"hunter\" dbname=“acme” | the quotation marks of dbname and password stay",
                "host=db user=odoo, dbname=acme | the comma at the end of user stays a part",
                "postgres://odoo@db1,db2:5599,5598/acme | looks like a port, and stands for a host of its own, in host",
                "host=db, user=odoo, password=hunter, dbname=acme | the comma at the end of host and user stay",
                "URL\" | the quotation marks of dbname stay",
                "host=db user=od\u00a0oo | the characters that look like blanks in user stay",
                "postgres://odoo:${PASSWORD}@db/acme | looks like a placeholder in password",
                "PGPASSWORD=$PASS PGHOST=db psql acme | looks like a placeholder in password",
                "postgres://odoo:[YOUR-PASSWORD]@db/acme | looks like a placeholder in password",
                "postgres://odoo:<password>@db/acme | looks like a placeholder in password",
                "URL&sslmode=require | what looks like parameters (they begin after a ?) in dbname",
                "URL#sslmode=require | what looks like parameters (they begin after a ?) in dbname",
                "URL # prod | the blanks within the URL"
            })
    void what_psql_takes_too_literally_is_taken_and_named(String text, String remark) {
        assertThat(parse(text).remarks()).last().asString().contains(remark);
    }

    @Test
    void a_list_of_ports_with_an_empty_place_is_libpqs_own() {
        assertThat(parse("postgres://odoo@127.0.0.1:5599,localhost/acme").remarks())
                .isEmpty();
    }

    @Test
    void variables_are_looked_at_in_the_same_way() {
        assertThat(parse("postgres:///acme", Map.of("PGHOST", "\"db\"")).remarks())
                .containsExactly("the quotation marks of host stay a part of the value, as in psql");
    }

    @ParameterizedTest
    @CsvSource({
        "acme, false",
        "psql, false",
        "psql acme, false",
        "acme=prod, false",
        "acme (old), false",
        "'\"acme\"', false",
        "postgres, false",
        "postgres prod, false",
        "psql -h db, true",
        "-h db -U odoo, true",
        "-h, false",
        "--url postgres://db, true",
        "jdbc:postgresql:acme, true",
        "PGHOST=db, true",
        "mysql://db, true",
        "postgress://db, true",
        "'\"host=db\"', true",
        "postgres:/db, true"
    })
    void a_plain_name_is_no_connection(String text, boolean isOne) {
        assertThat(PastedConnection.isOne(text)).isEqualTo(isOne);
    }
}
