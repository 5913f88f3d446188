package signalbox.remote.identity;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.jspecify.annotations.Nullable;

/// The keys on their way to the server. It closes the agent in the end.
final class OfferedIdentities implements Iterator<PublicKeyIdentity>, Closeable {
    private final Iterator<PublicKeyIdentity> left;
    private final @Nullable SshAgentSocket agent;
    private final Consumer<PublicKeyIdentity> onNext;

    OfferedIdentities(
            Iterator<PublicKeyIdentity> left, @Nullable SshAgentSocket agent, Consumer<PublicKeyIdentity> onNext) {
        this.left = left;
        this.agent = agent;
        this.onNext = onNext;
    }

    @Override
    public boolean hasNext() {
        return left.hasNext();
    }

    @Override
    public PublicKeyIdentity next() {
        var next = left.next();
        onNext.accept(next);
        return next;
    }

    @Override
    public void close() throws IOException {
        if (agent != null) {
            agent.close();
        }
    }
}
