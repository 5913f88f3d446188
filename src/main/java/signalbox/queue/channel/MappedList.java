package signalbox.queue.channel;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/// A list that makes each of its elements from another list's when it is asked for it: of a million jobs only
/// those exist that are being looked at.
public final class MappedList<A, B> extends AbstractList<B> implements RandomAccess {
    private final List<A> from;
    private final Function<A, B> as;

    /// @param from never changed
    public MappedList(List<A> from, Function<A, B> as) {
        this.from = from;
        this.as = as;
    }

    @Override
    public B get(int at) {
        return as.apply(from.get(at));
    }

    @Override
    public int size() {
        return from.size();
    }
}
