package signalbox.postgres.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.postgres.libpq.PasswordFile.PasswordKey;

/// The password file is read as libpq reads it.
class PasswordFileTest {
    private static final PasswordKey KEY = new PasswordKey("::1", 5432, "ac:me", "odoo");

    @TempDir
    private Path folder;

    private static Optional<String> in(String text, PasswordKey key) {
        return PasswordFile.password(text.getBytes(StandardCharsets.UTF_8), key);
    }

    @Test
    void a_line_that_is_not_utf_8_hides_no_other() {
        var latin = "*:*:*:other:caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        var lines = new ByteArrayOutputStream();
        lines.writeBytes(latin);
        lines.writeBytes("*:*:*:odoo:x\n".getBytes(StandardCharsets.UTF_8));

        assertThat(PasswordFile.password(lines.toByteArray(), KEY)).hasValue("x");
    }

    @Test
    void a_file_without_end_is_not_read() throws Exception {
        var large = folder.resolve("large");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(8L << 30);
        }
        Files.setPosixFilePermissions(large, PosixFilePermissions.fromString("rw-------"));

        assertThat(new PasswordFile(large).password(KEY)).isEmpty();
        assertThat(new PasswordFile(large).warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("more than 1 MB"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\\:\\:1:5432:ac\\:me:odoo:x', x",
        "'*:*:*:*:x', x",
        "'*:*:*:odoo:a\\:b\\\\c', 'a:b\\c'",
        "'*:*:*:odoo:before:after', before",
        "'#*:*:*:*:x', ",
        "'::1:5432:ac:me:odoo:x', x",
        "':1:5432:ac:me:odoo:x', ",
        "'*:*:*', ",
        "'*:*:*:odoo', ",
        "'', ",
        "'*:5433:*:*:x', ",
        "'*:5432:*:odo:x', "
    })
    void a_line_matches_with_stars_and_escaped_colons(String line, String password) {
        assertThat(in("short:line\n" + line + "\r\n", KEY).orElse(null)).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "'\ufeffdb:5432:acme:odoo:s3cret', 1",
        "' db:5432:acme:odoo:s3cret', 1",
        "'# db\ndb: 5432 :acme:odoo:s3cret', 2",
        "'DB:5432:Acme:odoo:s3cret', 1",
        "'db\t5432\tacme\todoo\ts3cret', 1",
        "'[db]:5432:acme:odoo:s3cret', 1",
        "'db:5433:acme:odoo:s3cret', 0",
        "'other:5432:acme:odoo:s3cret', 0",
        "'#db:5432:acme:odoo:s3cret', 0",
        "'', 0"
    })
    void a_line_that_was_meant_is_named(String text, int line) {
        var key = new PasswordKey("db", 5432, "acme", "odoo");
        var found = PasswordFile.nearMiss(text.getBytes(StandardCharsets.UTF_8), key);

        assertThat(in(text, key)).isEmpty();
        assertThat(found.isPresent()).isEqualTo(line > 0);
        assertThat(found.orElse("line 0 ")).startsWith("line " + line + " ").doesNotContain("s3cret");
    }

    @Test
    void the_first_line_that_matches_counts() {
        assertThat(in("*:*:*:other:a\n*:*:*:odoo:b\n*:*:*:*:c\n", KEY)).hasValue("b");
    }

    @Test
    void the_usual_folder_of_sockets_is_called_localhost() {
        var key = new PasswordKey(LibpqEnvironment.socketFolder(), 5432, "acme", "odoo");

        assertThat(in("localhost:5432:acme:odoo:x", key)).hasValue("x");
    }

    @Test
    void a_file_that_others_may_read_is_not_used() throws Exception {
        var file = Files.writeString(folder.resolve("pgpass"), "*:*:*:*:x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        var open = new PasswordFile(file);

        assertThat(open.password(KEY)).isEmpty();
        assertThat(open.warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("chmod 600 " + file));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(open.warning()).isEmpty();
        assertThat(open.password(KEY)).hasValue("x");
    }

    @Test
    void home_goes_before_the_home_of_the_user() {
        var environment = new LibpqEnvironment(Map.of("HOME", "/one"), "me", Path.of("/two"));

        assertThat(PasswordFile.of(null, environment).path()).hasToString("/one/.pgpass");
        assertThat(PasswordFile.of("", new LibpqEnvironment(Map.of(), "me", Path.of("/two")))
                        .path())
                .hasToString("/two/.pgpass");
        assertThat(PasswordFile.of("/named", environment).path()).hasToString("/named");
    }
}
