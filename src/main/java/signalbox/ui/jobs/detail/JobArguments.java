package signalbox.ui.jobs.detail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.JobDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The arguments of a job as readable JSON; a part that is not JSON stays as it is stored.
final class JobArguments {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter PRETTY = JSON.writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JobArguments() {}

    /// Empty when the job has no arguments.
    static String of(JobDetail detail) {
        return of(detail.records(), detail.args(), detail.kwargs());
    }

    static String of(@Nullable String records, @Nullable String args, @Nullable String kwargs) {
        var parts = new ArrayList<String>();
        add(parts, "records", records);
        add(parts, "args", args);
        add(parts, "kwargs", kwargs);
        return parts.isEmpty() ? "" : "{\n" + String.join(",\n", parts) + "\n}";
    }

    private static void add(List<String> parts, String name, @Nullable String stored) {
        if (stored != null && !stored.isBlank()) {
            parts.add("  \"" + name + "\": " + pretty(stored).replace("\n", "\n  "));
        }
    }

    private static String pretty(String stored) {
        try {
            return PRETTY.writeValueAsString(JSON.readTree(stored));
        } catch (JacksonException _) {
            return stored;
        }
    }
}
