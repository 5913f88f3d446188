package signalbox.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.app.file.AppFolders;
import signalbox.queue.JobState;
import signalbox.ui.help.HelpText.Command;
import signalbox.ui.help.HelpText.Named;
import signalbox.ui.help.HelpText.Part;
import signalbox.ui.help.HelpText.Section;
import signalbox.ui.help.HelpText.State;
import signalbox.ui.help.HelpText.Stored;
import signalbox.ui.help.HelpText.Text;

class HelpTextTest {
    private static final HelpText.Key SCREEN = new HelpText.Key("Ctrl 1", "Overview");
    private static final AppFolders FOLDERS = AppFolders.below(Path.of("/home/ada"));
    private static final List<Section> SECTIONS = HelpText.sections(FOLDERS, List.of(SCREEN));

    private static Stream<Part> parts() {
        return SECTIONS.stream().flatMap(section -> section.parts().stream());
    }

    private static <T extends Part> Stream<T> parts(Class<T> kind) {
        return parts().filter(kind::isInstance).map(kind::cast);
    }

    @Test
    void each_section_has_a_title_of_its_own_and_something_to_read() {
        assertThat(SECTIONS)
                .extracting(Section::title)
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).isNotBlank());
        assertThat(SECTIONS).noneMatch(section -> section.parts().isEmpty());
    }

    @Test
    void every_state_is_explained_once() {
        assertThat(parts(State.class)).extracting(State::state).containsExactlyInAnyOrder(JobState.values());
    }

    @Test
    void what_is_known_at_run_time_alone_stands_in_its_place() {
        assertThat(parts(HelpText.Key.class)).startsWith(SCREEN).contains(new HelpText.Key("F1", "This help"));
        assertThat(parts(Stored.class)).contains(new Stored("Profiles", FOLDERS.profilesFile()));
    }

    /// A row that is written wrongly would be shown as a text, with its marks.
    @Test
    void no_mark_of_the_file_is_shown() {
        assertThat(parts(Text.class)).extracting(Text::sentences).noneMatch(text -> text.matches("(?s)[#*\\[`<{].*"));
        assertThat(parts(Named.class)).extracting(Named::name).noneMatch(name -> name.contains("*"));
        assertThat(parts(Command.class)).extracting(Command::line).allMatch(line -> line.startsWith("signalbox "));
    }
}
