package signalbox.record.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits to be written, no more than some rows of it. Who adds never waits: what does not fit is counted, and a
/// note says so in its place. For any thread.
final class NoteQueue {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private List<Note> notes = new ArrayList<>();
    private int size;
    private boolean isLosing;
    private long lost;
    private long lostInAll;
    private boolean closed;

    /// @param most rows
    NoteQueue(int most) {
        this.most = most;
    }

    void add(Note note) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (size + note.size() > most) {
                lose(note);
                return;
            }
            sayLost();
            notes.add(note);
            size += note.size();
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    private void lose(Note note) {
        isLosing = true;
        if (note instanceof Note.Changes changes) {
            lost += changes.seen().changes().size();
            lostInAll += changes.seen().changes().size();
        }
    }

    private void sayLost() {
        if (isLosing) {
            notes.add(new Note.Lost(lost));
            isLosing = false;
            lost = 0;
        }
    }

    /// How many changes of jobs were not kept so far.
    long lostInAll() {
        lock.lock();
        try {
            return lostInAll;
        } finally {
            lock.unlock();
        }
    }

    /// All that is there, at once when there is any, else after some time.
    List<Note> take(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (var left = longest.toNanos(); notes.isEmpty() && !closed && left > 0; ) {
                left = added.awaitNanos(left);
            }
            sayLost();
            var taken = notes;
            notes = new ArrayList<>();
            size = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what else comes, unless it is closed.
    void gather(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (var left = time.toNanos(); !closed && left > 0; ) {
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is added.
    void close(Note last) {
        lock.lock();
        try {
            if (!closed) {
                notes.add(last);
            }
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
