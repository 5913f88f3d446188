package signalbox.record.write;

import java.util.HashMap;
import java.util.Map;
import signalbox.record.file.RecordConnection;

/// The numbers by which a table names channels or methods. One thread.
final class NameRows {
    private static final int MOST = 10_000;

    private final RecordConnection file;
    private final String insert;
    private final String select;
    private final Map<String, Long> known = new HashMap<>();

    private NameRows(RecordConnection file, String table) {
        this.file = file;
        this.insert = "INSERT OR IGNORE INTO " + table + " (name) VALUES (?)";
        this.select = "SELECT id FROM " + table + " WHERE name = ?";
    }

    static NameRows channels(RecordConnection file) {
        return new NameRows(file, "channel");
    }

    static NameRows methods(RecordConnection file) {
        return new NameRows(file, "method");
    }

    long of(String name) {
        var id = known.get(name);
        if (id == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            file.update(insert, name);
            id = file.number(select, name);
            known.put(name, id);
        }
        return id;
    }
}
