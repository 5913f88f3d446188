package signalbox.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AppVersionTest {
    @Test
    void the_version_is_that_of_the_build_file_and_stands_nowhere_else() throws Exception {
        var inBuild = Files.readString(Path.of("pom.xml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<version>"))
                .findFirst()
                .orElseThrow();

        assertThat("<version>" + AppVersion.number() + "</version>").isEqualTo(inBuild);
        assertThat(new AppVersion().getVersion()).containsExactly("Signalbox " + AppVersion.number());
    }
}
