package signalbox.live;

/// Says of one job whether it is wanted: where it is in its block.
@FunctionalInterface
public interface RowTest {
    boolean test(JobBlock block, int at);
}
