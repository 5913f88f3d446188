package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Our parser beside the one that it stands in for: the python3 of this machine, run once over all texts.
class PythonAgreementTest {
    private static final int TEXTS = 4_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Test
    void values_and_faults_are_those_of_python() throws Exception {
        assumeTrue(isNewEnough(), "This needs a python3 from 3.10 on");
        var texts = new ArrayList<byte[]>();
        HostileTexts.of(20_261_124, TEXTS).forEach(text -> texts.add(text.getBytes(StandardCharsets.UTF_8)));
        texts.addAll(notUtf8());

        var expected = python(texts);

        assertThat(expected).hasSameSizeAs(texts);
        var readable = 0;
        var softly = new SoftAssertions();
        for (int i = 0; i < texts.size(); i++) {
            softly.assertThat(ours(texts.get(i)))
                    .as("%s", escaped(texts.get(i)))
                    .isEqualTo(JSON.readTree(expected.get(i)).toString());
            readable += expected.get(i).contains("\"sections\"") ? 1 : 0;
        }
        softly.assertAll();
        assertThat(readable).isBetween(TEXTS / 4, TEXTS * 3 / 4);
    }

    private static List<byte[]> notUtf8() {
        var texts = new ArrayList<byte[]>();
        for (var text : List.of("é", "[options]\na = é\r\nb = 1", "[o]\r\r\n\né=1", "[o]\na = 1\nb = \u00ff\u00fe")) {
            texts.add(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        texts.add(new byte[] {'[', 'o', ']', '\n', 'a', '=', (byte) 0xe2, (byte) 0x82});
        texts.add(new byte[] {'[', 'o', ']', '\n', 'a', '=', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'});
        return texts;
    }

    private static String ours(byte[] text) throws IOException {
        var file = ConfigFile.read(new ByteArrayInputStream(text), "odoo.conf");
        Object result = file.error()
                .<Object>map(error -> JSON.createObjectNode()
                        .put("kind", error.kind().pythonName())
                        .set("lines", JSON.valueToTree(error.lines())))
                .orElseGet(() -> Map.of("sections", file.sections()));
        return JSON.valueToTree(result).toString();
    }

    private static String escaped(byte[] text) {
        return JSON.writeValueAsString(new String(text, StandardCharsets.UTF_8));
    }

    private static boolean isNewEnough() throws Exception {
        try {
            return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> python(List<byte[]> texts) throws Exception {
        var input = folder.resolve("texts");
        var output = folder.resolve("results");
        Files.write(
                input, texts.stream().map(Base64.getEncoder()::encodeToString).toList());
        var script = Objects.requireNonNull(getClass().getResource("/config/configparser-results.py"));
        var process = new ProcessBuilder("python3", Path.of(script.toURI()).toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output);
    }
}
