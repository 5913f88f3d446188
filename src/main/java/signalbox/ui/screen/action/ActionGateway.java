package signalbox.ui.screen.action;

import signalbox.app.session.Session;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;

/// Previews and runs actions. Its methods block: call them in the background.
public interface ActionGateway {
    Preview preview(Action action);

    Outcome run(Action action, Confirmation confirmation);

    static ActionGateway of(Session session) {
        return new ActionGateway() {
            @Override
            public Preview preview(Action action) {
                return session.preview(action);
            }

            @Override
            public Outcome run(Action action, Confirmation confirmation) {
                return session.run(action, confirmation);
            }
        };
    }
}
