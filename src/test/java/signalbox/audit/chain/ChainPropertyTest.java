package signalbox.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever is done to the lines of a log, a check finds the first line that is not as it was written.
class ChainPropertyTest {
    private static @Nullable Path folder;
    private static int next;

    /// A log, and where its chain begins.
    private record Written(Path file, List<String> lines, int old) {
        void rewrite(List<String> wanted) throws IOException {
            Files.writeString(file, wanted.isEmpty() ? "" : String.join("\n", wanted) + "\n");
        }

        List<String> copy() {
            return new ArrayList<>(lines);
        }

        int chained(int any) {
            return old + any % (lines.size() - old);
        }
    }

    @BeforeContainer
    static void begin() throws IOException {
        folder = Files.createTempDirectory("chain");
    }

    @AfterContainer
    static void end() throws IOException {
        try (var all = Files.walk(Objects.requireNonNull(folder))) {
            for (var each : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /// @param old how many lines an older version wrote
    private static Written written(int old, int chained) throws IOException {
        var file = Objects.requireNonNull(folder).resolve("log-" + next++);
        var before = new ArrayList<String>();
        for (var i = 0; i < old; i++) {
            before.add("{\"action\":\"old " + i + "\"}");
        }
        new Written(file, before, old).rewrite(before);
        for (var i = 0; i < chained; i++) {
            AuditChain.append(file, "{\"action\":\"a" + i + "\",\"rows\":" + i * 7 + "}");
        }
        return new Written(file, Files.readAllLines(file), old);
    }

    private static ChainFault fault(Written log) throws IOException {
        return Objects.requireNonNull(ChainCheck.of(log.file()).fault(), "no fault was found");
    }

    @Property(tries = 60)
    void what_nobody_touched_is_unbroken(
            @ForAll @IntRange(max = 4) int old, @ForAll @IntRange(min = 1, max = 12) int chained) throws IOException {
        assertThat(ChainCheck.of(written(old, chained).file()))
                .isEqualTo(new ChainReport(old + chained, old, 0, 0, true, null));
    }

    @Property(tries = 200)
    void a_changed_letter_is_found_in_its_line(
            @ForAll @IntRange(max = 3) int old,
            @ForAll @IntRange(min = 2, max = 10) int chained,
            @ForAll @IntRange(max = 100) int which,
            @ForAll @IntRange(max = 1000) int place)
            throws IOException {
        var log = written(old, chained);
        var at = log.chained(which);
        var changed = log.copy();
        var line = new StringBuilder(changed.get(at));
        var letter = place % line.length();
        line.setCharAt(letter, line.charAt(letter) == 'x' ? 'y' : 'x');
        changed.set(at, line.toString());
        log.rewrite(changed);

        // Where what ties a line to the others is destroyed in the first line of a chain, it counts as an old one.
        var fault = fault(log);
        if (at == old && fault.kind() == ChainFault.Kind.CHANGED_BEFORE) {
            assertThat(fault.last()).isEqualTo(at + 1L);
        } else {
            assertThat(fault.first()).isEqualTo(at + 1L);
        }
    }

    @Property(tries = 100)
    void a_missing_line_is_named(
            @ForAll @IntRange(max = 3) int old,
            @ForAll @IntRange(min = 2, max = 10) int chained,
            @ForAll @IntRange(max = 100) int which)
            throws IOException {
        var log = written(old, chained);
        var at = log.chained(which);
        var rest = log.copy();
        rest.remove(at);
        log.rewrite(rest);

        var fault = fault(log);
        assertThat(fault.first()).isEqualTo(at + 1L);
        assertThat(fault.kind())
                .isEqualTo(at == log.lines().size() - 1 ? ChainFault.Kind.CUT : ChainFault.Kind.MISSING);
    }

    @Property(tries = 100)
    void of_two_lines_that_were_swapped_the_first_is_named(
            @ForAll @IntRange(max = 3) int old,
            @ForAll @IntRange(min = 2, max = 10) int chained,
            @ForAll @IntRange(max = 100) int one,
            @ForAll @IntRange(max = 100) int other)
            throws IOException {
        var log = written(old, chained);
        var first = Math.min(log.chained(one), log.chained(other));
        var second = Math.max(log.chained(one), log.chained(other));
        if (first == second) {
            return;
        }
        var swapped = log.copy();
        Collections.swap(swapped, first, second);
        log.rewrite(swapped);

        assertThat(fault(log).first()).isEqualTo(first + 1L);
    }

    @Property(tries = 100)
    void a_line_that_was_put_in_is_found_where_it_stands(
            @ForAll @IntRange(max = 3) int old,
            @ForAll @IntRange(min = 2, max = 10) int chained,
            @ForAll @IntRange(max = 100) int before,
            @ForAll @IntRange(max = 100) int copied,
            @ForAll boolean isCopy)
            throws IOException {
        var log = written(old, chained);
        var at = log.chained(before);
        var from = log.chained(copied);
        var more = log.copy();
        more.add(at, isCopy ? log.lines().get(from) : "{\"action\":\"invented\"}");
        log.rewrite(more);

        var fault = fault(log);
        // A copy of the very line before which it stands is as good as that line: the second of the two is one too
        // many.
        if (at == old && !isCopy) {
            assertThat(fault).isEqualTo(new ChainFault(ChainFault.Kind.CHANGED_BEFORE, 1, 1, at + 1L));
        } else {
            assertThat(fault.line()).isEqualTo(isCopy && from == at ? at + 2L : at + 1L);
        }
    }

    @Property(tries = 100)
    void lines_that_were_cut_off_at_the_end_are_counted(
            @ForAll @IntRange(max = 3) int old,
            @ForAll @IntRange(min = 2, max = 10) int chained,
            @ForAll @IntRange(max = 100) int which)
            throws IOException {
        var log = written(old, chained);
        var kept = log.chained(which);
        log.rewrite(log.copy().subList(0, kept));

        assertThat(fault(log))
                .isEqualTo(new ChainFault(
                        ChainFault.Kind.CUT, kept + 1, kept + 1, log.lines().size()));
    }
}
