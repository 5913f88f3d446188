package signalbox.ui.screen;

import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.ui.screen.action.ActionGateway;

/// Where nothing may be done: pictures.
public final class Unasked implements ActionGateway {
    @Override
    public Preview preview(Action action) {
        throw new IllegalStateException("never asked");
    }

    @Override
    public Outcome run(Action action, Confirmation confirmation) {
        throw new IllegalStateException("never asked");
    }
}
