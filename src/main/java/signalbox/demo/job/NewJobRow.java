package signalbox.demo.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new row of queue_job, as a value for each column.
public final class NewJobRow {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// If the value is null, the column stays NULL.
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
