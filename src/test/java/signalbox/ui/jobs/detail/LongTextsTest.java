package signalbox.ui.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobText;
import signalbox.text.NumberText;
import signalbox.ui.JobSamples;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.Notice;

class LongTextsTest {
    private static final String WHOLE = "x".repeat(JobText.PIECE) + "y".repeat(100);

    private final List<Notice> notices = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private final LongTexts texts = new LongTexts(
            new JobTextSource() {
                @Override
                public Optional<String> more(String uuid, JobText text, long known) {
                    return Optional.of(WHOLE.substring((int) known));
                }

                @Override
                public long save(String uuid, JobText text, Path file) {
                    saved.add(text.title() + " to " + file);
                    return WHOLE.length();
                }
            },
            (_, name, _) -> Optional.of(Path.of(name)),
            notices::add,
            new InlineBackground());

    private static JobDetail job(String version) {
        return job(version, WHOLE.substring(0, JobText.PIECE), WHOLE.length());
    }

    private static JobDetail read(int characters) {
        return job("read " + characters, "x".repeat(characters), 20L * 1024 * 1024);
    }

    private static JobDetail job(String version, String call, long size) {
        return new JobDetail(
                JobSamples.job(1, JobState.FAILED),
                call,
                null,
                "[]",
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(JobText.CALL, size),
                List.of(),
                List.of(),
                version);
    }

    @Test
    void it_tells_how_much_of_a_text_is_missing() {
        texts.follow(job("1"));
        assertThat(texts.missing(JobText.CALL)).isEqualTo("The first 256 kB of 256 kB of the call.");
        assertThat(texts.missing(JobText.ARGUMENTS)).isEmpty();
        assertThat(NumberText.size(20L * 1024 * 1024)).isEqualTo("20.0 MB");
    }

    @Test
    void more_is_put_behind_what_was_shown() {
        texts.follow(job("1"));
        texts.more(JobText.CALL);
        assertThat(texts.shown(JobText.CALL)).isEqualTo(WHOLE);
        assertThat(texts.missing(JobText.CALL)).isEmpty();
    }

    @Test
    void of_a_text_beyond_what_a_window_bears_no_more_is_shown_but_all_can_be_saved() {
        texts.follow(read(LongTexts.MOST_SHOWN - 1));
        assertThat(texts.canShowMore(JobText.CALL)).isTrue();
        texts.follow(read(LongTexts.MOST_SHOWN));
        assertThat(texts.canShowMore(JobText.CALL)).isFalse();
        assertThat(texts.missing(JobText.CALL)).startsWith("The first 2.0 MB of ");
        texts.save(JobText.CALL);
        assertThat(saved).hasSize(1);
    }

    @Test
    void another_version_of_the_row_begins_again() {
        texts.follow(job("1"));
        texts.more(JobText.CALL);
        texts.follow(job("1"));
        assertThat(texts.shown(JobText.CALL)).isEqualTo(WHOLE);
        texts.follow(job("2"));
        assertThat(texts.shown(JobText.CALL)).hasSize(JobText.PIECE);
    }

    @Test
    void all_of_it_goes_to_a_file() {
        texts.follow(job("1"));
        texts.save(JobText.CALL);
        assertThat(saved).singleElement().asString().startsWith("call to ");
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.sentence()).contains("262,244 characters"));
    }
}
