package signalbox.queue.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailedJobTableTest {
    private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");
    private static final MethodName SEND = new MethodName("mail.mail", "send");
    private static final MethodName CONFIRM = new MethodName("sale.order", "confirm");

    private FailedJobTable table = new FailedJobTable(new JobCodes());

    /// @param versions of the jobs 1, 2, …
    private void list(int... versions) {
        var listed = new FailedVersions();
        for (int at = versions.length - 1; at >= 0; at--) {
            if (versions[at] != 0) {
                listed.add(at + 1, versions[at], null);
            }
        }
        table = table.of(listed.newest(1_000));
    }

    private static FailedJob job(int id, String error, MethodName method, String channel) {
        return new FailedJob(
                id, ErrorFingerprint.of(error, "message " + id, null), method, channel, NINE.plusSeconds(id * 60L));
    }

    private void read(FailedJob... jobs) {
        table.put(List.of(jobs).stream().map(FailedJob::id).toList(), List.of(jobs));
    }

    private List<JobGroup> groups(GroupBy by) {
        return GroupSums.of(table, by, GroupScope.ALL);
    }

    @Test
    void the_newest_jobs_are_read_first_in_batches() {
        list(7, 7, 7, 7, 7);
        assertThat(table.next(2)).containsExactly(5, 4);
        read(job(5, "A", SEND, "root"), job(4, "A", SEND, "root"));
        assertThat(table.next(2)).containsExactly(3, 2);
        assertThat(table.unread()).isEqualTo(3);
    }

    @Test
    void the_course_of_a_group_spans_the_time_of_all_groups() {
        list(7, 7, 7, 7, 7);
        read(
                job(1, "A", SEND, "root"),
                job(2, "B", SEND, "root"),
                job(3, "B", SEND, "root"),
                job(4, "B", SEND, "root"),
                job(5, "A", SEND, "root"));

        var courses = groups(GroupBy.ERROR).stream()
                .collect(Collectors.toMap(group -> group.newest().error().exception(), JobGroup::course));
        assertThat(courses.get("A")).hasSize(JobGroup.PARTS).startsWith(1).endsWith(1);
        assertThat(Objects.requireNonNull(courses.get("A")).stream()
                        .mapToInt(jobs -> jobs)
                        .sum())
                .isEqualTo(2);
        assertThat(Objects.requireNonNull(courses.get("B")).stream()
                        .mapToInt(jobs -> jobs)
                        .sum())
                .isEqualTo(3);
        assertThat(Objects.requireNonNull(courses.get("B")).get(11)).isEqualTo(1);
    }

    @Test
    void a_job_that_was_read_is_not_read_again_until_its_row_is_written() {
        list(7, 7, 7);
        read(job(1, "A", SEND, "root"), job(2, "A", SEND, "root"), job(3, "B", SEND, "root"));
        list(7, 8, 7, 9);
        assertThat(table.next(10)).containsExactly(4, 2);
        assertThat(groups(GroupBy.ERROR)).extracting(JobGroup::jobs).containsExactly(1, 1);
        list(7, 8, 7, 9);
        assertThat(table.next(10)).containsExactly(4, 2);
    }

    @Test
    void a_job_that_no_longer_fails_leaves_its_group() {
        list(7, 7, 7);
        read(job(1, "A", SEND, "root"), job(2, "A", SEND, "root"), job(3, "A", SEND, "root"));
        list(7, 0, 7);
        assertThat(groups(GroupBy.ERROR)).extracting(JobGroup::jobs).containsExactly(2);
        assertThat(table.ids(groups(GroupBy.ERROR).getFirst().key(), GroupScope.ALL, 10))
                .containsExactly(3, 1);
        assertThat(table.total()).isEqualTo(2);
    }

    @Test
    void a_job_that_is_gone_when_it_is_read_does_not_count() {
        list(7, 7);
        table.put(List.of(2, 1), List.of(job(1, "A", SEND, "root")));
        assertThat(table.total()).isEqualTo(1);
        assertThat(table.unread()).isZero();
        assertThat(table.next(10)).isEmpty();
    }

    @Test
    void groups_are_sums_over_their_jobs_the_largest_first() {
        list(7, 7, 7, 7);
        read(
                job(1, "A", SEND, "root.mail"),
                job(2, "A", CONFIRM, "root.mail"),
                job(3, "B", CONFIRM, "root.sale"),
                job(4, "A", CONFIRM, "root.sale"));
        var largest = groups(GroupBy.ERROR).getFirst();
        assertThat(largest.key()).isEqualTo(new GroupKey.OfError(new ErrorFingerprint("A", "", "", "message #")));
        assertThat(largest.jobs()).isEqualTo(3);
        assertThat(largest.firstStarted()).isEqualTo(NINE.plusSeconds(60));
        assertThat(largest.lastStarted()).isEqualTo(NINE.plusSeconds(240));
        assertThat(largest.kinds()).isEqualTo(new JobGroup.Kinds(1, 1, 2, 2));
        assertThat(largest.newest().id()).isEqualTo(4);
        assertThat(groups(GroupBy.METHOD)).extracting(JobGroup::jobs).containsExactly(3, 1);
        assertThat(groups(GroupBy.CHANNEL))
                .extracting(JobGroup::key)
                .containsExactly(new GroupKey.OfChannel("root.sale"), new GroupKey.OfChannel("root.mail"));
    }

    @Test
    void the_groups_of_one_method_or_channel_leave_out_the_others() {
        list(7, 7, 7);
        read(job(1, "A", SEND, "root.mail"), job(2, "B", CONFIRM, "root.mail"), job(3, "B", CONFIRM, "root.sale"));
        var confirm = GroupScope.ofMethod("sale.order", "confirm");
        assertThat(GroupSums.of(table, GroupBy.ERROR, confirm))
                .extracting(JobGroup::jobs)
                .containsExactly(2);
        assertThat(GroupSums.of(table, GroupBy.ERROR, confirm.withChannel("root.sale")))
                .extracting(JobGroup::jobs)
                .containsExactly(1);
        assertThat(GroupSums.of(table, GroupBy.ERROR, confirm.withChannel("root")))
                .isEmpty();
    }

    @Test
    void the_groups_of_a_list_of_jobs_leave_out_the_others() {
        list(7, 7, 7);
        read(job(1, "A", SEND, "root"), job(2, "B", SEND, "root"), job(3, "A", SEND, "root"));
        var among = new FailedVersions();
        List.of(3, 1, 9).forEach(id -> among.add(id, 1, null));
        assertThat(GroupSums.of(table, GroupBy.ERROR, GroupScope.ALL.among(among.sorted())))
                .extracting(JobGroup::jobs)
                .containsExactly(2);
    }

    @Test
    void a_group_without_times_has_none() {
        list(7);
        read(new FailedJob(1, ErrorFingerprint.of("A", null, null), SEND, "root", null));
        assertThat(groups(GroupBy.ERROR).getFirst().firstStarted()).isNull();
        assertThat(groups(GroupBy.ERROR).getFirst().lastStarted()).isNull();
    }

    @Test
    void of_more_failed_jobs_than_are_kept_the_newest_are_kept() {
        var listed = new FailedVersions();
        for (int id = 1; id <= 5_000; id++) {
            listed.add(id, 7, null);
        }
        assertThat(table.of(listed.newest(2)).next(10)).containsExactly(5_000, 4_999);
    }

    @Test
    void values_beyond_the_limit_share_one_code() {
        var codes = new ValueCodes<>(3, "others");
        assertThat(List.of("a", "b", "c", "d").stream().map(codes::of)).containsExactly(0, 1, 2, 2);
        assertThat(codes.value(2)).isEqualTo("others");
        assertThat(codes.of("a")).isZero();
    }
}
