package signalbox.demo.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobGeneratorTest {
    private final JobGenerator maker = new JobGenerator(new Random(7));

    @Test
    void job_reads_as_odoo_stores_it() {
        var kind = JobKind.of("stock.picking", "_action_done_async").orElseThrow();
        var job = maker.job(kind, Instant.parse("2026-11-24T02:00:00.75Z"));

        assertThat(String.valueOf(job.get("func_string")))
                .matches("stock\\.picking\\(\\d+,\\)\\._action_done_async\\(backorder=False\\)");
        assertThat(json(job, "records").get("_type").asString()).isEqualTo("odoo_recordset");
        assertThat(json(job, "kwargs").get("backorder").asBoolean()).isFalse();
        assertThat(job.get("date_created")).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(UUID.fromString(job.uuid()).version()).isEqualTo(4);
    }

    @Test
    void every_kind_has_valid_arguments() {
        for (var kind : JobKind.ALL) {
            var job = maker.job(kind, Instant.EPOCH);
            assertThat(json(job, "kwargs").isObject()).isTrue();
            assertThat(String.valueOf(job.get("func_string")))
                    .doesNotContain("\"")
                    .endsWith(")");
        }
    }

    @Test
    void graph_is_linked_both_ways_and_only_its_first_job_may_run() {
        for (int i = 0; i < 50; i++) {
            var graph = maker.graph(Instant.EPOCH);
            var links = new ArrayList<String>();
            var reverse = new ArrayList<String>();
            for (var job : graph) {
                links(job, "depends_on").forEach(parent -> links.add(parent + ">" + job.uuid()));
                links(job, "reverse_depends_on").forEach(dependant -> reverse.add(job.uuid() + ">" + dependant));
            }
            assertThat(links).hasSize(graph.size() - 1).containsExactlyInAnyOrderElementsOf(reverse);
            assertThat(graph.stream().map(job -> job.get("state")))
                    .startsWith("pending")
                    .filteredOn("wait_dependencies"::equals)
                    .hasSize(graph.size() - 1);
        }
    }

    private static List<String> links(NewJobRow job, String direction) {
        return json(job, "dependencies")
                .get(direction)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode json(NewJobRow job, String column) {
        return JsonMapper.shared().readTree(String.valueOf(job.get(column)));
    }
}
