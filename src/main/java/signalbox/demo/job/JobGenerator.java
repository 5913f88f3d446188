package signalbox.demo.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Makes up jobs as they are just after Odoo has stored them.
public final class JobGenerator {
    private static final int WEIGHTS =
            JobKind.ALL.stream().mapToInt(kind -> kind.manner().weight()).sum();

    private final RandomGenerator random;

    public JobGenerator(RandomGenerator random) {
        this.random = random;
    }

    public JobKind anyKind() {
        int ticket = random.nextInt(WEIGHTS);
        for (var kind : JobKind.ALL) {
            ticket -= kind.manner().weight();
            if (ticket < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The weights do not add up");
    }

    public NewJobRow job(JobKind kind, Instant created) {
        int record = random.nextInt(100, 9_999);
        int user = random.nextInt(2, 6);
        return new NewJobRow()
                .with("uuid", uuid())
                .with("state", "pending")
                .with("priority", kind.manner().priority())
                .with("channel", kind.channel())
                .with("name", name(kind, record))
                .with(
                        "func_string",
                        kind.call().model() + "(" + record + ",)." + kind.call().method() + "(" + called(kind) + ")")
                .with("model_name", kind.call().model())
                .with("method_name", kind.call().method())
                .with("channel_method_name", kind.call().function())
                .with("records", recordset(kind, record, user))
                .with("args", "[]")
                .with("kwargs", kind.call().kwargs())
                .with("user_id", user)
                .with("company_id", random.nextInt(10) < 8 ? 1 : 2)
                .with("date_created", created.truncatedTo(ChronoUnit.SECONDS))
                .with("retry", 0)
                .with("exec_time", 0.0)
                .with("max_retries", random.nextInt(10) < 7 ? 5 : 0)
                .with("identity_key", random.nextInt(4) == 0 ? identityKey() : null);
    }

    /// Jobs that wait for each other: the first runs, and each other one waits for the one before it. With three or
    /// more, the last two wait for the same one.
    public List<NewJobRow> graph(Instant created) {
        int size = random.nextInt(3, 6);
        var graph = uuid();
        var rows = new ArrayList<NewJobRow>();
        for (int i = 0; i < size; i++) {
            rows.add(job(anyKind(), created)
                    .with("graph_uuid", graph)
                    .with("identity_key", null)
                    .with("state", i == 0 ? "pending" : "wait_dependencies"));
        }
        for (int i = 0; i < size; i++) {
            int at = i;
            var dependants = rows.subList(i + 1, size).stream()
                    .filter(dependant -> parentOf(rows.indexOf(dependant), size) == at)
                    .toList();
            var parents = i == 0 ? List.<NewJobRow>of() : List.of(rows.get(parentOf(i, size)));
            rows.get(i).with("dependencies", dependencies(parents, dependants));
        }
        return rows;
    }

    private static int parentOf(int i, int size) {
        return i == size - 1 ? i - 2 : i - 1;
    }

    private static String dependencies(List<NewJobRow> parents, List<NewJobRow> dependants) {
        return "{\"depends_on\": " + uuids(parents) + ", \"reverse_depends_on\": " + uuids(dependants) + "}";
    }

    private static String uuids(List<NewJobRow> rows) {
        return rows.stream().map(row -> "\"" + row.uuid() + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String name(JobKind kind, int record) {
        return kind.wording().title().formatted(kind.wording().prefix() + String.format("%05d", record));
    }

    private static String recordset(JobKind kind, int record, int user) {
        return "{\"_type\": \"odoo_recordset\", \"model\": \"" + kind.call().model() + "\", \"ids\": [" + record
                + "], \"uid\": " + user + ", \"su\": false}";
    }

    /// Keyword arguments as Python writes them.
    private static String called(JobKind kind) {
        return kind.call()
                .kwargs()
                .replaceAll("^\\{|}$", "")
                .replaceAll("\"(\\w+)\": ", "$1=")
                .replace('"', '\'')
                .replace("true", "True")
                .replace("false", "False");
    }

    String uuid() {
        return new UUID(
                        (random.nextLong() & ~0xF000L) | 0x4000L,
                        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
                .toString();
    }

    private String identityKey() {
        var hash = new byte[20];
        random.nextBytes(hash);
        return HexFormat.of().formatHex(hash);
    }
}
