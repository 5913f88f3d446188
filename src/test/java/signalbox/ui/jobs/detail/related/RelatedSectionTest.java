package signalbox.ui.jobs.detail.related;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.job;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.filter.FilterText;
import signalbox.queue.job.Job;
import signalbox.queue.job.RelatedJobs;
import signalbox.queue.job.RelatedJobs.Alike;
import signalbox.queue.job.SearchReach;
import signalbox.ui.JobSamples;

class RelatedSectionTest {
    private static final Job OTHER = job(2, JobState.DONE);

    private static List<RelatedSection> sections(@Nullable Alike sameKey, @Nullable Alike sameMethod) {
        var detail =
                JobSamples.detail(job(1, JobState.FAILED, "mail.mail", "send \"now\"*", "Send"), List.of(), List.of());
        return RelatedSection.of(detail, new RelatedJobs(sameKey, sameMethod), NOW);
    }

    @Test
    void it_says_what_is_not_in_a_list() {
        assertThat(sections(new Alike(List.of(), false, null), new Alike(List.of(OTHER), true, null)))
                .extracting(RelatedSection::note)
                .containsExactly("No other job has this identity key.", "The newest 1; there are more.");
        assertThat(sections(new Alike(List.of(OTHER), false, null), null))
                .extracting(RelatedSection::note)
                .containsExactly("", "This job names no model and method.");
    }

    @Test
    void it_says_how_far_it_looked_when_there_was_no_time_for_all() {
        var reach = new SearchReach(NOW.minus(Duration.ofHours(2)), 0.347);
        assertThat(sections(new Alike(List.of(), false, reach), new Alike(List.of(OTHER), false, reach)))
                .extracting(RelatedSection::note)
                .containsExactly(
                        "None found. Looked back through 34 % of the table, as far as 08:03:20 UTC: there may be older ones.",
                        "Looked back through 34 % of the table, as far as 08:03:20 UTC: there may be older ones.");
    }

    @Test
    void its_filter_is_one_that_people_could_have_written() {
        var filters = sections(new Alike(List.of(), false, null), new Alike(List.of(OTHER), true, null)).stream()
                .map(section -> Objects.requireNonNull(section.all()))
                .toList();
        assertThat(filters)
                .extracting(filter -> filter.text())
                .containsExactly(
                        "key:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "model:mail.mail method:\"send \\\"now\\\"\\*\"");
        assertThat(filters)
                .allSatisfy(
                        filter -> assertThat(FilterText.parse(filter.text())).isEqualTo(new FilterText.Filter(filter)));
    }

    @Test
    void without_a_key_there_is_nothing_to_list() {
        var section = sections(null, null).getFirst();
        assertThat(section.note()).isEqualTo("This job has no identity key.");
        assertThat(section.all()).isNull();
    }
}
