package signalbox.ui.screen.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.profile.Environment;
import signalbox.health.Remedy;
import signalbox.ui.Headless;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.Unasked;

/// Whether an action can be begun is decided in one place, in one order and with one wording.
class AvailabilityTest {
    private static final String READ_ONLY = "Profile \"acme\" is read-only.";

    /// A server that never answers.
    private static final class Silent implements Background {
        @Override
        public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {}
    }

    private static ActionFlow flow(boolean readOnly) {
        var target = new ActionTarget("acme", "p_acme", "10.0.12.3:5432", Environment.STAGING, readOnly, false);
        return new ActionFlow(target, new Unasked(), new Silent(), (_, _) -> {}, _ -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "true,  Select a job., true,  false, 'Profile \"acme\" is read-only.'",
        "true,  '',            false, true,  'Profile \"acme\" is read-only.'",
        "false, Select a job., true,  false, Select a job.",
        "false, Select a job., false, true,  Select a job.",
        "false, '',            true,  false, Asking the server…",
        "false, '',            true,  true,  Asking the server…",
        "false, '',            false, false, Arm to enable",
        "false, '',            false, true,  ''"
    })
    void what_lasts_longest_is_said_first(
            boolean readOnly, String objection, boolean busy, boolean armed, String said) {
        var flow = flow(readOnly);
        if (busy) {
            new RunnerActions(flow).installGuard();
        }

        var availability = flow.availability(objection, new SimpleBooleanProperty(armed));

        assertThat(availability.reason()).isEqualTo(said);
        assertThat(availability.isPossible()).isEqualTo(said.isEmpty());
        assertThat(availability.locked()).isEqualTo(said.equals("Arm to enable"));
    }

    @ParameterizedTest
    @CsvSource({"true,  true,  'Profile \"acme\" is read-only.'", "false, false, Arm to enable", "false, true,  ''"})
    void a_button_beside_a_finding_says_it_too(boolean readOnly, boolean armed, String said) {
        var buttons = new RemedyButtons(_ -> {}, flow(readOnly).availability(new SimpleBooleanProperty(armed)));

        var button = Headless.on(() ->
                (Button) ((StackPane) buttons.of(new Remedy.InstallGuard()).orElseThrow())
                        .getChildren()
                        .getFirst());

        assertThat(Headless.on(button::isDisabled)).isEqualTo(!said.isEmpty());
        assertThat(Headless.on(button::getAccessibleHelp)).isEqualTo(said);
    }

    @Test
    void a_read_only_profile_is_named() {
        assertThat(flow(true).target().whyReadOnly()).isEqualTo(READ_ONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Arm to enable",
                "\"Asking the server",
                "\"Asking…",
                "\\\" is read-only",
                "\"This profile is read-only",
                "Another action is"
            })
    void no_other_class_words_it_again(String words) throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> holds(file, words))
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(found).isSubsetOf("Availability.java", "Profile.java");
        }
    }

    private static boolean holds(Path file, String words) {
        try {
            return Files.readString(file).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
