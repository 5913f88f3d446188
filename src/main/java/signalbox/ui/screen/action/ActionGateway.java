package signalbox.ui.screen.action;

import signalbox.app.session.Confirmation;
import signalbox.app.session.Session;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;

/// Previews and runs actions. Its methods block: call them in the background.
public interface ActionGateway<A extends Action> {
    Preview preview(A action);

    Outcome run(A action, Confirmation confirmation);

    static <A extends Action> ActionGateway<A> of(Session session) {
        return new ActionGateway<>() {
            @Override
            public Preview preview(A action) {
                return session.preview(action);
            }

            @Override
            public Outcome run(A action, Confirmation confirmation) {
                return session.run(action, confirmation);
            }
        };
    }
}
