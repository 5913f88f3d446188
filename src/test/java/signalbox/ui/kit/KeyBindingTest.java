package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

/// The help lists every key, because it is made from the keys.
@Tag("fx")
class KeyBindingTest {
    private static final Pattern NAMED = Pattern.compile("KeyCode\\.([A-Z][A-Z0-9_]*)");
    private static final Pattern CASE = Pattern.compile("case ([A-Z][A-Z0-9_]*(?:, [A-Z][A-Z0-9_]*)*) ->");
    private static final Set<String> CODES =
            Arrays.stream(KeyCode.values()).map(Enum::name).collect(Collectors.toSet());

    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/java/signalbox/ui"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sources;
    }

    /// The keys that a source asks for.
    private static Set<String> asked(String source) {
        var codes = new TreeSet<String>();
        NAMED.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        if (source.contains("getCode()")) {
            CASE.matcher(source)
                    .results()
                    .forEach(found -> codes.addAll(List.of(found.group(1).split(", "))));
        }
        codes.retainAll(CODES);
        return codes;
    }

    @Test
    void every_key_that_a_screen_asks_for_is_in_the_list_of_the_help() throws IOException {
        var listed = Arrays.stream(KeyBinding.values())
                .flatMap(binding -> binding.codes().stream())
                .map(Enum::name)
                .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        sources()
                .forEach((file, source) -> asked(source).stream()
                        .filter(code -> !listed.contains(code))
                        .forEach(code -> missing.add(file + " asks for " + code)));
        assertThat(missing).isEmpty();
        assertThat(asked(Objects.requireNonNull(sources().get("GraphKeys.java"))))
                .contains("LEFT", "N", "F");
    }

    @Test
    void keys_with_ctrl_are_declared_in_one_place() throws IOException {
        var elsewhere = sources().entrySet().stream()
                .filter(source -> source.getValue().contains("KeyCodeCombination")
                        || source.getValue().contains("KeyCharacterCombination")
                        || source.getValue().contains("getAccelerators")
                        || source.getValue().contains("setAccelerator"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(elsewhere).containsExactly("KeyBinding.java");
        var withCtrl = sources().entrySet().stream()
                .filter(source -> source.getValue().contains("isShortcutDown()"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(withCtrl)
                .as("sizes of texts; the digits of the screens")
                .containsExactlyInAnyOrder("TextSizeKey.java", "Shell.java");
    }

    @Test
    void each_key_is_listed_once_and_has_a_meaning() {
        assertThat(KeyBinding.values()).extracting(KeyBinding::keys).doesNotHaveDuplicates();
        assertThat(KeyBinding.values()).extracting(KeyBinding::meaning).noneMatch(String::isBlank);
    }

    /// Which key is Ctrl, the platform says.
    @BeforeAll
    static void start() {
        Headless.settle();
    }

    private static KeyEvent press(KeyCode code, boolean shift, boolean ctrl) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, ctrl, false, false);
    }

    @Test
    void a_key_matches_with_its_modifiers_alone() {
        assertThat(KeyBinding.ARM.matches(press(KeyCode.A, true, true))).isTrue();
        assertThat(KeyBinding.ARM.matches(press(KeyCode.A, false, true))).isFalse();
        assertThat(KeyBinding.ALL.matches(press(KeyCode.A, false, true))).isTrue();
        assertThat(KeyBinding.ALL.matches(press(KeyCode.A, true, true))).isFalse();
        assertThat(KeyBinding.REFRESH.matches(press(KeyCode.F5, false, false))).isTrue();
        assertThat(KeyBinding.SEARCH.matches(press(KeyCode.K, false, false))).isFalse();
    }
}
