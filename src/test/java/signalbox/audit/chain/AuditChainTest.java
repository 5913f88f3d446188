package signalbox.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import signalbox.file.FileLock;

/// How lines are tied together, and what a check of them finds.
class AuditChainTest {
    private static final int THREADS = 4;
    private static final int EACH = 25;

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("audit.jsonl");
    }

    private void append(int lines) throws IOException {
        for (var i = 0; i < lines; i++) {
            append(log(), "line");
        }
    }

    private static long append(Path log, String what) throws IOException {
        return FileLock.with(log, () -> AuditChain.append(log, "{\"what\":\"" + what + "\"}"));
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(log()));
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(log(), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private ChainReport check() throws IOException {
        return ChainCheck.of(log());
    }

    private ChainFault fault() throws IOException {
        return Objects.requireNonNull(check().fault(), "no fault");
    }

    @Test
    void lines_are_numbered_from_one_and_each_names_the_one_before() throws Exception {
        append(3);

        var chained = lines().stream()
                .map(line ->
                        ChainedLine.of(line.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .toList();
        assertThat(chained).extracting(ChainedLine::number).containsExactly(1L, 2L, 3L);
        assertThat(chained.get(2).previous()).isEqualTo(chained.get(1).hash());
        assertThat(check()).isEqualTo(new ChainReport(3, 0, 0, 0, true, null));
    }

    @Test
    void no_log_is_no_fault_and_a_log_that_is_gone_is_one() throws Exception {
        assertThat(check()).isEqualTo(new ChainReport(0, 0, 0, 0, true, null));
        append(2);
        Files.delete(log());

        assertThat(fault()).isEqualTo(new ChainFault(ChainFault.Kind.CUT, 1, 1, 2));
    }

    @Test
    void lines_of_older_versions_count_as_from_before_the_chain_and_are_tied_to_it() throws Exception {
        write(List.of("{\"old\":1}", "{\"old\":2}"));
        assertThat(check()).isEqualTo(new ChainReport(2, 2, 0, 0, true, null));
        append(2);

        assertThat(check()).isEqualTo(new ChainReport(4, 2, 0, 0, true, null));
        assertThat(lines().get(2)).contains("\"number\":3");

        var changed = lines();
        changed.set(0, "{\"old\":9}");
        write(changed);
        assertThat(fault().kind()).isEqualTo(ChainFault.Kind.CHANGED_BEFORE);
    }

    @Test
    void a_line_that_a_crash_cut_is_left_outside_and_breaks_nothing() throws Exception {
        append(2);
        Files.writeString(log(), "{\"what\":\"li", StandardOpenOption.APPEND);
        assertThat(check().isUnbroken()).isTrue();
        append(1);

        assertThat(check()).isEqualTo(new ChainReport(4, 0, 1, 3, true, null));
        assertThat(lines().get(3)).contains("\"number\":3");

        var without = lines();
        without.remove(2);
        write(without);
        assertThat(check().isUnbroken()).isFalse();
    }

    @Test
    void what_is_put_in_before_a_line_that_does_not_know_it_shows() throws Exception {
        append(3);
        var more = lines();
        more.add(1, "{\"what\":\"put in\"}");
        write(more);

        assertThat(fault()).isEqualTo(new ChainFault(ChainFault.Kind.INSERTED, 2, 2, 2));
    }

    @Test
    void lines_that_are_cut_off_stay_missing_when_others_are_written() throws Exception {
        append(5);
        write(lines().subList(0, 3));
        assertThat(fault()).isEqualTo(new ChainFault(ChainFault.Kind.CUT, 4, 4, 5));

        append(2);

        assertThat(fault()).isEqualTo(new ChainFault(ChainFault.Kind.MISSING, 4, 4, 5));
        assertThat(fault().sentence()).isEqualTo("No. 4 to 5 are missing before line 4 of the file.");
    }

    @Test
    void without_the_file_beside_it_the_end_is_not_known_and_the_chain_goes_on() throws Exception {
        append(3);
        Files.delete(ChainHead.file(log()));
        write(lines().subList(0, 2));

        assertThat(check().isUnbroken()).isTrue();
        assertThat(check().isEndKnown()).isFalse();

        append(1);
        assertThat(check()).isEqualTo(new ChainReport(3, 0, 0, 0, true, null));
    }

    @Test
    void a_line_that_the_file_beside_the_log_does_not_know_yet_is_no_fault() throws Exception {
        append(2);
        var head = Files.readAllBytes(ChainHead.file(log()));
        append(2);
        Files.write(ChainHead.file(log()), head);

        assertThat(check().isUnbroken()).isTrue();
        assertThat(append(log(), "next")).isEqualTo(5);
        assertThat(check()).isEqualTo(new ChainReport(5, 0, 0, 0, true, null));
    }

    @Test
    void the_last_line_cannot_be_written_again_with_a_hash_of_its_own() throws Exception {
        append(2);
        var again = lines();
        again.set(
                1,
                ChainedLine.write(
                                "{\"what\":\"another\"}",
                                2,
                                ChainedLine.of(again.getFirst().getBytes(StandardCharsets.UTF_8))
                                        .orElseThrow()
                                        .hash())
                        .line());
        write(again);

        assertThat(fault()).isEqualTo(new ChainFault(ChainFault.Kind.CHANGED, 2, 2, 2));
    }

    /// Threads and processes write at the same time.
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void several_writers_make_one_chain() throws Exception {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        log().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("other.txt").toFile())
                .start();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = IntStream.range(0, THREADS)
                    .mapToObj(_ -> (Callable<Integer>) () -> Writer.write(log()))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(EACH);
            }
        }
        assertThat(other.waitFor())
                .as(Files.readString(folder.resolve("other.txt")))
                .isZero();

        var numbers = lines().stream()
                .map(line -> ChainedLine.of(line.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .number())
                .toList();
        var all = (THREADS + 1) * EACH;
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
        assertThat(Set.copyOf(numbers)).hasSize(all);
        assertThat(check()).isEqualTo(new ChainReport(all, 0, 0, 0, true, null));
    }

    /// Another process that writes to the same log.
    static final class Writer {
        private Writer() {}

        static void main(String[] arguments) throws IOException {
            write(Path.of(arguments[0]));
        }

        static int write(Path log) throws IOException {
            for (var i = 0; i < EACH; i++) {
                append(log, Long.toString(ProcessHandle.current().pid()));
            }
            return EACH;
        }
    }
}
