package signalbox.cli.command.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.channel.text.ChannelPlan;
import signalbox.cli.document.TraceRunDocument;
import signalbox.cli.option.CommandContext;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.JsonOutput;
import signalbox.file.FileFault;

/// Replays a scheduler trace through the channels and prints what each run would dispatch.
final class TraceReplay {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final Path trace;
    private final CommandContext context;
    private ChannelScheduler scheduler = new ChannelScheduler(ChannelPlan.of(""));
    private int runs;

    TraceReplay(Path trace, CommandContext context) {
        this.trace = trace;
        this.context = context;
    }

    int play() {
        int number = 0;
        try (var lines = Files.newBufferedReader(trace, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    play(TraceEvent.parse(line));
                }
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(trace + ": it is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UncheckedIOException(trace + " cannot be read: " + FileFault.reading(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(trace + ", line " + number + ": " + e.getMessage(), e);
        }
        if (runs == 0) {
            throw new IllegalArgumentException(trace + ": it has no {\"run\": NOW}, so there is nothing to print");
        }
        return ExitCode.FINE;
    }

    private void play(TraceEvent event) {
        switch (event) {
            case TraceEvent.Channels(var plan) -> scheduler = new ChannelScheduler(plan);
            case TraceEvent.Notify(var job) -> scheduler.notify(job);
            case TraceEvent.Remove(var uuid) -> scheduler.remove(uuid);
            case TraceEvent.Run(var now, var at) -> run(now, at);
        }
    }

    private void run(BigDecimal now, Instant at) {
        runs++;
        var jobs = scheduler.jobsToRun(at).stream().map(JobFacts::uuid).toList();
        var wakeup = scheduler.wakeup().map(TraceReplay::seconds).orElse(BigDecimal.ZERO);
        context.out().json(JsonOutput.line(TraceRunDocument.of(now, jobs, wakeup)));
    }

    private static BigDecimal seconds(Instant at) {
        var nanos = BigDecimal.valueOf(at.getEpochSecond()).multiply(NANOS).add(BigDecimal.valueOf(at.getNano()));
        var plain = nanos.divide(NANOS).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
