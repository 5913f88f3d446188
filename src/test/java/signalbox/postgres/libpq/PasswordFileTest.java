package signalbox.postgres.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
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
        assertThat(PasswordFile.password("short:line\n" + line + "\r\n", KEY).orElse(null))
                .isEqualTo(password);
    }

    @Test
    void the_first_line_that_matches_counts() {
        assertThat(PasswordFile.password("*:*:*:other:a\n*:*:*:odoo:b\n*:*:*:*:c\n", KEY))
                .hasValue("b");
    }

    @Test
    void the_usual_folder_of_sockets_is_called_localhost() {
        var key = new PasswordKey(LibpqEnvironment.socketFolder(), 5432, "acme", "odoo");

        assertThat(PasswordFile.password("localhost:5432:acme:odoo:x", key)).hasValue("x");
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
