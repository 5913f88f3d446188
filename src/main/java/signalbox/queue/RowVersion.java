package signalbox.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;

/// Which transaction wrote a row last: the system column `xmin`, which shows the order of two writes. It is not the
/// order in which they became visible. A number stands for its row for two billion transactions.
public final class RowVersion {
    /// No transaction has this number.
    public static final int UNKNOWN = 0;

    private static final int FIRST_ORDINARY = 3;

    private static final String READS_ALL = "SELECT has_table_privilege(to_regclass({'queue_job'}), 'SELECT')";

    private RowVersion() {}

    /// Whether this role may read it: a role that may read only some columns may not.
    public enum VersionAccess {
        READABLE("xmin::text::int8", "age(xmin)"),
        HIDDEN("0::int8", "NULL::int4");

        private final String number;
        private final String age;

        VersionAccess(String number, String age) {
            this.number = number;
            this.age = age;
        }

        /// The expression of the number, of type int8; 0 where it is hidden.
        public String number() {
            return number;
        }

        /// The expression of how many transactions ago that was, of type int4; NULL where it is hidden.
        public String age() {
            return age;
        }
    }

    public static VersionAccess access(Sql sql) {
        return sql.first("ask for the right to read all columns", READS_ALL, row -> row.getBoolean(1))
                        .orElse(false)
                ? VersionAccess.READABLE
                : VersionAccess.HIDDEN;
    }

    /// The number as PostgreSQL writes it; null when it is not known.
    public static @Nullable String text(int version) {
        return version == UNKNOWN ? null : String.format(Locale.ROOT, "%d", Integer.toUnsignedLong(version));
    }

    /// Whether the one was written by the same transaction as the other or by one that began before. False when one of
    /// them is not known.
    public static boolean isUpTo(int one, int other) {
        if (one == UNKNOWN || other == UNKNOWN) {
            return false;
        }
        return one == other || isBefore(one, other);
    }

    /// Numbers are used again and again in a circle; those below 3 stand for rows that were written long ago
    /// (PostgreSQL, "Preventing Transaction ID Wraparound Failures").
    private static boolean isBefore(int one, int other) {
        var oneIsOld = Integer.compareUnsigned(one, FIRST_ORDINARY) < 0;
        var otherIsOld = Integer.compareUnsigned(other, FIRST_ORDINARY) < 0;
        return (oneIsOld || otherIsOld) ? (oneIsOld && !otherIsOld) : one - other < 0;
    }
}
