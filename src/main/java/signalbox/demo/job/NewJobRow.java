package signalbox.demo.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of queue_job in the making: column -> value.
public final class NewJobRow {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// A value that is null leaves the column NULL.
    public NewJobRow with(String column, @Nullable Object value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
        return this;
    }

    @Nullable
    public Object get(String column) {
        return values.get(column);
    }

    String uuid() {
        return String.valueOf(values.get("uuid"));
    }
}
