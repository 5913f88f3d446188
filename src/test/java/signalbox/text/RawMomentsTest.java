package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.Main;

/// A moment or a duration that becomes text passes `UtcTime`, `TimeText` or `DurationText`: nobody reads
/// `2026-11-28T01:42:40.164308Z` or `PT1M44S`.
class RawMomentsTest {
    private static final List<String> TIMES =
            List.of(Instant.class.descriptorString(), Duration.class.descriptorString());

    /// Which backend and which process it is, to the microsecond: for the audit log and for the server. Times of an
    /// export are for a program, keys of a recording and the name of a damaged file for none to read.
    private static final Set<String> EXACT = Set.of(
            "TerminateBackend.victim",
            "EndProcess.victim",
            "RunnerQueries.observe",
            "AuditExport.cells",
            "JobCsvColumn.moment",
            "TrendExport.line",
            "RecordFile.moveAside",
            "RecordedRunner.subject",
            "RecordedProcess.subject");

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$.*");

    @Test
    void no_text_holds_a_moment_as_java_prints_it() throws Exception {
        var classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> !file.toString().contains("demo"))
                            .flatMap(RawMomentsTest::texts)
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(EXACT);
        }
    }

    /// The methods of a class that put a moment into a text.
    private static Stream<String> texts(Path file) {
        try {
            var name = file.getFileName().toString().replace(".class", "");
            return ClassFile.of().parse(file).methods().stream()
                    .filter(method -> method.code().stream().anyMatch(RawMomentsTest::printsTime))
                    .map(method -> method.methodName().stringValue())
                    .map(method -> name + "." + LAMBDA.matcher(method).replaceFirst("$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `"" + x` is `String.valueOf(x)`, right after what x comes from.
    private static boolean printsTime(CodeModel code) {
        var before = "";
        for (var element : code) {
            if (element instanceof InvokeInstruction call
                    && ((isValueOf(call) && TIMES.contains(before)) || isToString(call))) {
                return true;
            }
            before = switch (element) {
                case FieldInstruction field -> field.type().stringValue();
                case InvokeInstruction call -> call.typeSymbol().returnType().descriptorString();
                default -> "";
            };
        }
        return false;
    }

    private static boolean isValueOf(InvokeInstruction call) {
        return call.owner().asInternalName().equals("java/lang/String")
                && call.name().equalsString("valueOf");
    }

    private static boolean isToString(InvokeInstruction call) {
        return call.name().equalsString("toString")
                && TIMES.contains("L" + call.owner().asInternalName() + ";");
    }
}
