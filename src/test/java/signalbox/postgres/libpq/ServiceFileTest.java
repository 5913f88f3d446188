package signalbox.postgres.libpq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A section of pg_service.conf is read as libpq reads it, and a wrong line is named without its value.
class ServiceFileTest {
    private static final Path FILE = Path.of("/etc/pg_service.conf");

    @Test
    void a_section_ends_at_the_next_one() {
        var text = "# first\n[other]\nport=1\n[acme]\n  host=db  \n\nport=5433\nport=9\npassword=a=b # c\n[last]\nx\n";

        assertThat(ServiceFile.read(FILE, text, "acme"))
                .hasValueSatisfying(section -> assertThat(section.values())
                        .containsEntry(LibpqParameter.HOST, "db")
                        .containsEntry(LibpqParameter.PORT, "5433")
                        .containsEntry(LibpqParameter.PASSWORD, "a=b # c")
                        .hasSize(3));
    }

    @Test
    void a_section_that_is_not_there_is_none() {
        assertThat(ServiceFile.read(FILE, "[acme]\nport=1", "acm")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "s3cret, is not KEY=VALUE",
        "port = s3cret, has blanks before its =",
        "passwort=s3cret, libpq does not know: passwort; is it password?",
        "service=s3cret, names another service",
        "ldap://s3cret, asks LDAP"
    })
    void a_wrong_line_is_named_without_what_it_says(String line, String told) {
        assertThatThrownBy(() -> ServiceFile.read(FILE, "[acme]\nhost=db\n" + line, "acme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 3 of /etc/pg_service.conf")
                .hasMessageContaining(told)
                .message()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "[shop]\\n[acme], acm, is it [acme]?",
        "[Acme], acme, is it [Acme]?",
        "[ acme ], acme, is it [ acme ]?",
        "\ufeff[acme], acme, the character U+FEFF before [acme]",
        "[acme]\\n, other, or correct the name of the service"
    })
    void a_section_that_was_meant_is_named(String text, String service, String told, @TempDir Path folder)
            throws Exception {
        var file = Files.writeString(folder.resolve("services"), text.replace("\\n", "\n"));

        assertThatThrownBy(() -> ServiceFile.section(service, file.toString(), LibpqEnvironment.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no section [" + service + "] in " + file)
                .hasMessageContaining(told);
    }

    @Test
    void a_pipe_and_a_device_are_refused_instead_of_waited_for(@TempDir Path folder) throws Exception {
        var pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "This needs mkfifo");

        for (var file : List.of(pipe, Path.of("/dev/zero"), folder)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThatThrownBy(
                                    () -> ServiceFile.section("acme", file.toString(), LibpqEnvironment.none()))
                            .hasMessageContaining(file + " cannot be read: it needs to be a plain file"));
        }
    }
}
