package signalbox.queue.action.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.file.FileFault;
import signalbox.file.WholeFile;
import signalbox.postgres.capability.DatabaseIdentity;
import signalbox.queue.StoredState;
import signalbox.queue.job.MatchingJob;
import signalbox.text.TsvText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A report in a file: TSV where its name ends so, else JSON. A run can be gone on with from the JSON.
public final class BulkReportFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> TITLES = List.of("uuid", "state", "channel", "result", "reason");

    private BulkReportFile() {}

    /// Finds out whether the file can be written; an earlier report in it stays.
    ///
    /// @throws IllegalArgumentException saying why it cannot
    public static void demandWritable(Path file) {
        try {
            WholeFile.requireWritable(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The report cannot be written to " + file + ": " + FileFault.writing(file, e), e);
        }
    }

    /// @throws UncheckedIOException when it cannot be written
    public static void write(BulkReport report, Path file) {
        try {
            WholeFile.write(file, writer -> {
                if (file.toString().endsWith(".tsv")) {
                    tsv(report, writer);
                } else {
                    json(report, writer);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to " + file, e);
        }
    }

    private static void tsv(BulkReport report, BufferedWriter writer) throws IOException {
        writer.write(TsvText.line(TITLES));
        for (var line : report.lines().all().toList()) {
            writer.write(TsvText.line(List.of(
                    line.uuid(),
                    line.stored().label(),
                    line.channel(),
                    line.result().label(),
                    Objects.requireNonNullElse(line.reason(), ""))));
        }
    }

    private static void json(BulkReport report, Writer writer) {
        try (var json = JSON.createGenerator(writer)) {
            json.writeStartObject();
            json.writeStringProperty("operation", report.operation().name());
            json.writeStringProperty("filter", report.label());
            json.writePOJOProperty("database", report.jobs().source().database());
            json.writePOJOProperty("frozenAt", report.jobs().at());
            json.writePOJOProperty("endedAt", report.endedAt());
            json.writeNumberProperty("matched", report.jobs().matched());
            json.writeNumberProperty("changed", report.counts().changed());
            json.writeNumberProperty("changedDependants", report.sums().followed());
            json.writeNumberProperty("leftAlone", report.counts().leftAlone());
            json.writeNumberProperty("failed", report.counts().failed());
            json.writeNumberProperty("unknown", report.counts().unknown());
            json.writeNumberProperty("notReached", report.counts().notReached());
            json.writeStringProperty("stopped", report.stopped());
            json.writeName("jobs");
            json.writeStartArray();
            report.lines().all().forEach(line -> write(line, json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(BulkReport.BulkLine line, JsonGenerator json) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeNumberProperty("id", line.id());
        json.writeStringProperty("uuid", line.uuid());
        json.writeStringProperty("state", line.stored().stored());
        json.writeStringProperty("channel", line.channel());
        json.writeStringProperty("graph", line.graph());
        json.writeStringProperty("result", line.result().label());
        json.writeStringProperty("reason", line.reason());
        json.writeEndObject();
    }

    /// The jobs that a run left: those that failed or were not reached.
    ///
    /// @param operation the name of the operation that the report must be of
    /// @throws IllegalArgumentException saying why this is no such report
    public static FrozenJobs rest(Path file, String operation) {
        try (var reader = Files.newBufferedReader(file)) {
            var report = JSON.readTree(reader);
            if (!operation.equals(report.path("operation").asString(""))) {
                throw new IllegalArgumentException(file + " is not a report of " + operation + ".");
            }
            var rows = new FrozenRows();
            for (var job : report.path("jobs")) {
                if (isLeft(job)) {
                    rows.add(job(job));
                }
            }
            return rows.frozen(Instant.parse(report.path("frozenAt").asString("")), source(report, file));
        } catch (IOException | JacksonException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("The report " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FrozenSource source(JsonNode report, Path file) {
        if (!report.path("database").isObject()) {
            throw new IllegalArgumentException("The report " + file + " does not say which database it is of: an older"
                    + " Signalbox wrote it. Choose the jobs with --filter.");
        }
        var database = JSON.treeToValue(report.path("database"), DatabaseIdentity.class);
        return FrozenSource.ofReport(database, report.path("filter").asString(""));
    }

    private static boolean isLeft(JsonNode job) {
        return BulkResult.of(job.path("result").asString(""))
                .filter(BulkResult::isLeft)
                .isPresent();
    }

    private static MatchingJob job(JsonNode job) {
        return new MatchingJob(
                job.required("id").asLong(),
                job.path("uuid").asString(""),
                new StoredState(text(job, "state")),
                Optional.ofNullable(text(job, "channel")).orElse("root"),
                text(job, "graph"));
    }

    private static @Nullable String text(JsonNode job, String key) {
        return job.path(key).isString() ? job.path(key).asString() : null;
    }
}
