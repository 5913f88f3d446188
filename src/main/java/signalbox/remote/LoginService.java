package signalbox.remote;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.session.ClientUserAuthService;
import org.apache.sshd.client.session.ClientUserAuthServiceFactory;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/// Remembers by which methods the server lets somebody in, for the message that it did not.
final class LoginService extends ClientUserAuthServiceFactory {
    private final AtomicReference<List<String>> methods = new AtomicReference<>(List.of());

    @Override
    public Service create(Session session) {
        return new ClientUserAuthService(session) {
            @Override
            protected void tryNext(int command, AuthFuture future) throws Exception {
                remember(serverMethods);
                super.tryNext(command, future);
            }
        };
    }

    private void remember(@Nullable List<String> named) {
        if (named != null) {
            methods.set(List.copyOf(named));
        }
    }

    /// `publickey`, `password`…; empty until the server has said it.
    List<String> methods() {
        return methods.get();
    }
}
