package signalbox.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From where the scripts fetch Maven.
class MavenMirrorTest {
    private static final String REST = "org/apache/maven/apache-maven/";

    @TempDir
    private Path folder;

    private String url(String variable) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", ". packaging/lib.sh; maven_url");
        builder.environment().put("MAVEN_USER_HOME", folder.toString());
        builder.environment().put("MVNW_REPOURL", variable);
        var shell = builder.redirectErrorStream(true).start();
        var printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(printed).isZero();
        return printed;
    }

    private void mirror(String of) throws IOException {
        Files.writeString(folder.resolve("settings.xml"), """
                <settings><mirrors>
                  <!-- <mirror><mirrorOf>*</mirrorOf><url>http://remark.example/</url></mirror> -->
                  <mirror>
                    <id>ours</id>
                    <mirrorOf>%s</mirrorOf>
                    <url>
                      https://maven.example.com/repository/
                    </url>
                  </mirror>
                </mirrors></settings>
                """.formatted(of));
    }

    @Test
    void without_settings_it_comes_from_maven_central() throws Exception {
        assertThat(url(""))
                .startsWith("https://repo.maven.apache.org/maven2/" + REST)
                .endsWith("-bin.tar.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "central", "external:*", "*,!internal", "snapshots,central"})
    void a_mirror_of_central_stands_for_it(String of) throws Exception {
        mirror(of);
        assertThat(url("")).startsWith("https://maven.example.com/repository/" + REST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshots", "*,!central", "external:http:*"})
    void another_mirror_does_not(String of) throws Exception {
        mirror(of);
        assertThat(url("")).startsWith("https://repo.maven.apache.org/");
    }

    @Test
    void the_variable_of_other_wrappers_counts_first() throws Exception {
        mirror("*");
        assertThat(url("http://127.0.0.1:8081/maven")).startsWith("http://127.0.0.1:8081/maven/" + REST);
    }
}
