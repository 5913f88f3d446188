package signalbox.queue.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The failed jobs of one moment by id, in columns of numbers: 36 bytes a job. Those that were read before are known
/// already; the others are put in as they are read, the newest first. For one thread at a time.
final class FailedJobTable {
    static final int NO_TIME = Integer.MIN_VALUE;

    private static final int UNREAD = -1;
    private static final int GONE = -2;

    private final JobCodes codes;
    private final FailedVersions listed;
    private final int[] error;
    private final int[] line;
    private final int[] message;
    private final int[] method;
    private final int[] channel;
    private final int[] started;
    private int unread;
    private int gone;
    /// All above it are read.
    private int next;

    FailedJobTable(JobCodes codes) {
        this(codes, new FailedVersions());
    }

    private FailedJobTable(JobCodes codes, FailedVersions listed) {
        this.codes = codes;
        this.listed = listed;
        var size = listed.size();
        error = new int[size];
        Arrays.fill(error, UNREAD);
        line = new int[size];
        message = new int[size];
        method = new int[size];
        channel = new int[size];
        started = new int[size];
        unread = size;
        next = size - 1;
    }

    /// The jobs of a later moment. What is known of those whose row was not written since is taken over.
    ///
    /// @param later sorted
    FailedJobTable of(FailedVersions later) {
        var table = new FailedJobTable(codes, later);
        for (int at = 0, mine = 0; at < later.size(); at++) {
            while (mine < listed.size() && listed.id(mine) < later.id(at)) {
                mine++;
            }
            if (mine < listed.size()
                    && listed.id(mine) == later.id(at)
                    && listed.version(mine) == later.version(at)
                    && error[mine] >= 0) {
                table.take(at, this, mine);
            }
        }
        return table;
    }

    private void take(int at, FailedJobTable from, int place) {
        error[at] = from.error[place];
        line[at] = from.line[place];
        message[at] = from.message[place];
        method[at] = from.method[place];
        channel[at] = from.channel[place];
        started[at] = from.started[place];
        unread--;
    }

    /// The ids that are read next.
    List<Integer> next(int most) {
        var ids = new ArrayList<Integer>();
        while (next >= 0 && error[next] != UNREAD) {
            next--;
        }
        for (int at = next; at >= 0 && ids.size() < most; at--) {
            if (error[at] == UNREAD) {
                ids.add(listed.id(at));
            }
        }
        return ids;
    }

    /// Takes over what was read.
    ///
    /// @param asked those that are not among `found` have no failed row any more
    void put(List<Integer> asked, List<FailedJob> found) {
        for (var job : found) {
            put(placeOf(job.id()), job);
        }
        for (var id : asked) {
            var at = placeOf(id);
            if (error[at] == UNREAD) {
                error[at] = GONE;
                unread--;
                gone++;
            }
        }
    }

    private void put(int at, FailedJob job) {
        if (error[at] == UNREAD) {
            unread--;
        }
        error[at] = codes.errors.of(job.failure().mark());
        line[at] = job.failure().line();
        message[at] = codes.messages.of(job.failure().message());
        method[at] = codes.methods.of(job.method());
        channel[at] = codes.channels.of(job.channel());
        started[at] = seconds(job.started());
    }

    private static int seconds(@Nullable Instant at) {
        return at == null ? NO_TIME : Math.clamp(at.getEpochSecond(), NO_TIME + 1, Integer.MAX_VALUE);
    }

    private int placeOf(int id) {
        int low = 0;
        int high = listed.size() - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (listed.id(middle) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How many of them failed at that moment and were not gone when they were read.
    int total() {
        return listed.size() - gone;
    }

    int unread() {
        return unread;
    }

    interface RowTaker {
        void take(int at);
    }

    /// Those that were read and are in the scope, by id.
    void forEach(GroupScope scope, RowTaker taker) {
        var methods = new BitSet();
        for (int code = 0; code < codes.methods.size(); code++) {
            methods.set(code, scope.withChannel(null).holds(codes.methods.value(code), ""));
        }
        var channels = new BitSet();
        for (int code = 0; code < codes.channels.size(); code++) {
            channels.set(code, scope.channel() == null || scope.channel().equals(codes.channels.value(code)));
        }
        var among = scope.among();
        for (int at = 0; at < listed.size(); at++) {
            if (error[at] >= 0
                    && (among == null || among.contains(listed.id(at)))
                    && methods.get(method[at])
                    && channels.get(channel[at])) {
                taker.take(at);
            }
        }
    }

    int code(GroupBy by, int at) {
        return switch (by) {
            case ERROR -> error[at];
            case METHOD -> method[at];
            case CHANNEL -> channel[at];
        };
    }

    int messageCode(int at) {
        return message[at];
    }

    /// In seconds since 1970; `NO_TIME` where it is not known.
    int started(int at) {
        return started[at];
    }

    int id(int at) {
        return listed.id(at);
    }

    GroupKey key(GroupBy by, int at) {
        return switch (by) {
            case ERROR -> new GroupKey.OfError(codes.errors.value(error[at]));
            case METHOD -> new GroupKey.OfMethod(codes.methods.value(method[at]));
            case CHANNEL -> new GroupKey.OfChannel(codes.channels.value(channel[at]));
        };
    }

    /// The ids of a group, the newest first.
    List<Integer> ids(GroupKey wanted, GroupScope scope, int limit) {
        var by = switch (wanted) {
            case GroupKey.OfError _ -> GroupBy.ERROR;
            case GroupKey.OfMethod _ -> GroupBy.METHOD;
            case GroupKey.OfChannel _ -> GroupBy.CHANNEL;
        };
        var ids = new ArrayList<Integer>();
        forEach(scope, at -> {
            if (key(by, at).equals(wanted)) {
                ids.add(listed.id(at));
            }
        });
        return ids.reversed().stream().limit(limit).toList();
    }

    JobGroup.Sample sample(int at) {
        return new JobGroup.Sample(
                listed.id(at),
                codes.errors.value(error[at]),
                line[at],
                codes.messages.value(message[at]),
                codes.methods.value(method[at]),
                codes.channels.value(channel[at]));
    }
}
