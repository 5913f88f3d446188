package signalbox.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays a scheduler trace through the channels and prints what each run would dispatch.
final class TraceReplay {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final Path trace;
    private final Context context;
    private ChannelScheduler scheduler = new ChannelScheduler(ChannelPlan.of(""));

    TraceReplay(Path trace, Context context) {
        this.trace = trace;
        this.context = context;
    }

    int play() {
        int number = 0;
        try (var lines = Files.newBufferedReader(trace, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null && !context.out().checkError(); line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    play(JSON.readTree(line));
                }
            }
            return Exit.FINE;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + trace, e);
        } catch (IOException e) {
            throw new UncheckedIOException(trace + " cannot be read: " + e.getMessage(), e);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(
                    trace + ", line " + number + ": " + Objects.requireNonNullElse(e.getMessage(), "not a trace"), e);
        }
    }

    private void play(JsonNode event) {
        if (event.has("channels")) {
            scheduler =
                    new ChannelScheduler(ChannelPlan.of(event.get("channels").asString()));
        } else if (event.has("notify")) {
            scheduler.notify(job(event.get("notify")));
        } else if (event.has("remove")) {
            scheduler.remove(event.get("remove").asString());
        } else if (event.has("run")) {
            run(event.get("run"));
        } else {
            throw new IllegalArgumentException("neither channels, notify, remove nor run");
        }
    }

    private void run(JsonNode now) {
        var jobs = scheduler.jobsToRun(Objects.requireNonNullElse(time(now), Instant.EPOCH)).stream()
                .map(JobFacts::uuid)
                .toList();
        var line = Json.object(
                "run",
                now.decimalValue(),
                "jobs",
                jobs,
                "wakeup",
                scheduler.wakeup().map(TraceReplay::seconds).orElse(BigDecimal.ZERO));
        context.out().json(JSON.writeValueAsString(line));
    }

    private static JobFacts job(JsonNode job) {
        return new JobFacts(
                job.get("uuid").asString(),
                job.get("channel").isNull() ? null : job.get("channel").asString(),
                job.get("seq").asLong(),
                Objects.requireNonNullElse(time(job.get("date_created")), Instant.EPOCH),
                job.get("priority").asInt(),
                time(job.get("eta")),
                Phase.ofState(job.get("state").asString()));
    }

    /// A time of 0 is none, as in Python.
    private static @Nullable Instant time(JsonNode seconds) {
        if (seconds.isNull() || seconds.decimalValue().signum() == 0) {
            return null;
        }
        return Instant.EPOCH.plusNanos(seconds.decimalValue().multiply(NANOS).longValue());
    }

    private static BigDecimal seconds(Instant at) {
        var nanos = BigDecimal.valueOf(at.getEpochSecond()).multiply(NANOS).add(BigDecimal.valueOf(at.getNano()));
        var plain = nanos.divide(NANOS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
