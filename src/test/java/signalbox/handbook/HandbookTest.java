package signalbox.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.app.file.AppFolders;
import signalbox.cli.manual.CommandReference;
import signalbox.handbook.Block.Entry;
import signalbox.handbook.Block.Picture;
import signalbox.queue.JobState;
import signalbox.ui.help.HelpFacts;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.screen.ScreenName;

class HandbookTest {
    private static final AppFolders FOLDERS = AppFolders.below(Path.of("/home/ada"));
    private static final List<Chapter> CHAPTERS = Handbook.chapters(HelpFacts.of(FOLDERS, CommandReference.text()));

    private static Chapter chapter(String id) {
        return CHAPTERS.stream()
                .filter(chapter -> chapter.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Entry> entries(String chapter) {
        return chapter(chapter).blocks().stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast);
    }

    private static Stream<Phrase> spans(Block block) {
        return switch (block) {
            case Block.Paragraph(var spans) -> spans.stream();
            case Block.Item(var _, var spans) -> spans.stream();
            case Entry entry -> entry.meaning().stream();
            case Block.Grid(var rows) -> rows.stream().flatMap(List::stream).flatMap(List::stream);
            case Block.Heading _, Block.Listing _, Picture _ -> Stream.of();
        };
    }

    @Test
    void each_chapter_has_a_title_of_its_own_and_something_to_read() {
        assertThat(CHAPTERS)
                .extracting(Chapter::title)
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).isNotBlank());
        assertThat(CHAPTERS).noneMatch(chapter -> chapter.blocks().isEmpty());
    }

    @Test
    void each_file_of_a_chapter_is_read() {
        var files = Objects.requireNonNull(
                Path.of("src/main/resources/signalbox/handbook").toFile().list());
        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(
                        CHAPTERS.stream().map(chapter -> chapter.id() + ".md").toList());
    }

    @Test
    void each_link_leads_to_a_chapter_and_to_an_anchor_there() {
        for (var chapter : CHAPTERS) {
            assertThat(chapter.blocks().stream()
                            .flatMap(HandbookTest::spans)
                            .map(Phrase::target)
                            .filter(target -> !target.isEmpty() && !target.contains("://")))
                    .as(chapter.id())
                    .allMatch(target -> leads(target, chapter), "leads somewhere");
        }
    }

    private static boolean leads(String target, Chapter from) {
        var parts = target.split("#", 2);
        var to = parts[0].isEmpty() ? from : chapter(parts[0]);
        return parts.length == 1 || to.find(parts[1]).isPresent();
    }

    @Test
    void each_picture_is_one_that_the_script_makes() {
        var made = Stream.of(ScreenName.values())
                .map(screen -> screen.name().toLowerCase(Locale.ROOT) + ".png")
                .toList();
        assertThat(CHAPTERS.stream()
                        .flatMap(chapter -> chapter.blocks().stream())
                        .filter(Picture.class::isInstance)
                        .map(picture -> ((Picture) picture).file()))
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void every_state_is_explained_once() {
        var states = Arrays.stream(JobState.values()).map(JobState::stored).toList();
        assertThat(entries("jobs").map(Entry::name).filter(states::contains))
                .containsExactlyInAnyOrderElementsOf(states);
    }

    @Test
    void every_key_and_every_screen_is_listed() {
        assertThat(entries("keys").map(Entry::name))
                .containsAll(
                        Arrays.stream(KeyBinding.values()).map(KeyBinding::keys).toList())
                .contains("Ctrl 1");
    }

    @Test
    void what_is_known_at_run_time_alone_stands_in_its_place() {
        assertThat(entries("files"))
                .anyMatch(entry -> entry.name().equals("Profiles")
                        && Phrase.text(entry.meaning())
                                .equals(FOLDERS.profilesFile().toString()));
        assertThat(CHAPTERS.stream()
                        .flatMap(chapter -> chapter.blocks().stream())
                        .map(Block::text))
                .noneMatch(text -> text.matches("\\{\\w+}"));
    }

    /// What is written wrongly would be shown with its marks.
    @Test
    void no_mark_of_the_file_is_shown() {
        var written = CHAPTERS.stream().filter(chapter -> !chapter.id().equals("reference"));
        for (var chapter : written.toList()) {
            assertThat(chapter.blocks().stream()
                            .flatMap(HandbookTest::spans)
                            .filter(span -> span.style() != Phrase.Style.CODE)
                            .map(Phrase::text))
                    .as(chapter.id())
                    .noneMatch(text -> text.matches("(?s).*(\\*\\*|`|]\\().*"));
        }
    }

    @Test
    void what_no_reader_shows_is_refused() {
        assertThatThrownBy(() -> ChapterReader.read("x", "# Title\n\n> A quotation"))
                .hasMessageStartingWith("x.md has ");
    }
}
