package signalbox.ui.workers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.screen.OpenFile;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.Workers;
import signalbox.worker.listing.PsOutput;

/// Reads a list of another host's processes, pasted or from a file. If it cannot be read, it says why and keeps the
/// text for correction. On the FX thread only.
final class ProcessListViewModel {
    private static final String PASTED = "pasted text";

    private final Background background;
    private final OpenFile files;
    private final InstantSource clock;
    private final Consumer<Workers> onRead;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty zone = new SimpleStringProperty("UTC");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();

    /// @param onRead gets a list that could be read
    ProcessListViewModel(Background background, OpenFile files, InstantSource clock, Consumer<Workers> onRead) {
        this.background = background;
        this.files = files;
        this.clock = clock;
        this.onRead = onRead;
    }

    /// The pasted text.
    StringProperty text() {
        return text;
    }

    /// The name of the host's time zone.
    StringProperty zone() {
        return zone;
    }

    /// What is wrong with it; empty when nothing is.
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /// Whether the form is shown.
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    void begin() {
        open.set(true);
    }

    void close() {
        open.set(false);
    }

    /// Replaces the text by what was copied, and reads it.
    void paste(@Nullable String copied) {
        if (copied == null || copied.isBlank()) {
            fault.set(TextClipboard.EMPTY);
        } else {
            text.set(copied);
            read();
        }
    }

    void read() {
        var bytes = text.get().getBytes(StandardCharsets.UTF_8);
        read(PASTED, () -> new ByteArrayInputStream(bytes));
    }

    void readFile() {
        files.ask("Open a list of processes").ifPresent(this::read);
    }

    private void read(Path file) {
        read(String.valueOf(file.getFileName()), () -> Files.newInputStream(file));
    }

    private void read(String name, Callable<InputStream> source) {
        if (reading.get()) {
            return;
        }
        try {
            var there = ZoneId.of(zone.get().strip());
            reading.set(true);
            var now = clock.instant();
            background.run(() -> workers(name, source, there, now), this::show);
        } catch (DateTimeException _) {
            fault.set("\"" + zone.get() + "\" is not a time zone: write UTC, Europe/Zurich or +02:00.");
        }
    }

    private static Workers workers(String name, Callable<InputStream> source, ZoneId zone, Instant now)
            throws Exception {
        try (var from = source.call()) {
            return Workers.of(PsOutput.read(from, name, zone, now), new ProcessClassifier(Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void show(TaskResult<Workers> outcome) {
        reading.set(false);
        switch (outcome) {
            case TaskResult.Done<Workers>(var workers) -> {
                fault.set("");
                close();
                onRead.accept(workers);
            }
            case TaskResult.Failed<Workers>(var cause) -> fault.set(ActionFlow.message(cause));
        }
    }
}
