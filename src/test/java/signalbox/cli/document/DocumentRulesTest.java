package signalbox.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.cli.document.part.OmitNull;
import signalbox.cli.output.JsonOutput;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.GapStatistics;
import signalbox.queue.action.guard.EnqueueGuard;
import tools.jackson.databind.json.JsonMapper;

/// What holds for every document, whatever the data. `TestCli` looks at the documents that commands print.
class DocumentRulesTest {
    @Test
    void what_may_be_null_has_a_reason_beside_it_or_is_known_to_be_none() {
        assertThat(DocumentKeysTest.DOCUMENTS.stream()
                        .flatMap(document -> bare("", document))
                        .collect(Collectors.toSet()))
                .isEqualTo(NullKeys.NONE);
    }

    /// The paths that may be printed as null and have no reason.
    private static Stream<String> bare(String path, Class<?> type) {
        return components(type).flatMap(each -> {
            var key = path.isEmpty() ? each.getName() : path + "." + each.getName();
            var inside = inside(each.getGenericType()).flatMap(inner -> bare(isUnwrapped(each) ? path : key, inner));
            return isBare(each, type) ? Stream.concat(Stream.of(key), inside) : inside;
        });
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static boolean isBare(RecordComponent component, Class<?> type) {
        var name = component.getName();
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.getAccessor().isAnnotationPresent(OmitNull.class)
                && !name.endsWith("Reason")
                && !names(type).contains(name + "Reason");
    }

    private static Set<String> names(Class<?> type) {
        return components(type)
                .flatMap(each -> isUnwrapped(each) ? names(each.getType()).stream() : Stream.of(each.getName()))
                .collect(Collectors.toSet());
    }

    /// Reports of drills belong to `failover`, which explains their nulls itself.
    private static Stream<Class<?>> inside(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(DocumentRulesTest::inside);
            case Class<?> plain
            when plain.isRecord() ->
                Stream.<Class<?>>of(plain).filter(each -> each != DrillReport.class && each != GapStatistics.class);
            default -> Stream.of();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"total": null, "totalReason": "More than 10,000."} | []
            {"total": null, "totalReason": null}                | [total]
            {"channels": [{"capacity": null}, {"name": "x"}]}   | [channels.capacity]
            {"jobs": [{"eta": null, "priority": null}]}         | []
            {"drills": [{"successor": null, "pid": null}]}      | [drills.pid]
            [{"disagreement": null, "backends": null}]          | [backends]
            """)
    void a_null_without_a_reason_is_found_wherever_it_is(String document, String found) {
        assertThat(NullKeys.unexplained(JsonMapper.shared().readTree(document))).hasToString(found);
    }

    @Test
    void a_reason_is_left_out_where_the_value_is_known() {
        assertThat(JsonOutput.text(GuardDocument.of(Instant.EPOCH, new EnqueueGuard.Status(true, 3L))))
                .isEqualTo("""
                        {
                          "takenAt" : "1970-01-01T00:00:00Z",
                          "installed" : true,
                          "dropped" : 3
                        }""");
        assertThat(JsonOutput.line(GuardDocument.of(Instant.EPOCH, new EnqueueGuard.Status(false, null))))
                .isEqualTo("{\"takenAt\":\"1970-01-01T00:00:00Z\",\"installed\":false,\"dropped\":null,"
                        + "\"droppedReason\":\"The guard is not installed.\"}");
    }

    @Test
    void a_password_is_masked_wherever_it_stands_in_a_document() {
        var document = JsonOutput.text(SampleDocument.of(StatusDocument.class, "postgres://odoo:s3cr3tpw@db/prod"));

        assertThat(document).contains("postgres://odoo:").doesNotContain("s3cr3tpw");
    }
}
