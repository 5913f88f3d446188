package signalbox.runner;

import signalbox.runner.odoo.RunjobAnswer;

/// Is notified of the requests of a runner, on the threads that send and receive: its methods must not block for long.
public interface RequestListener {
    /// Needs to know nothing.
    RequestListener NONE = new RequestListener() {
        @Override
        public void notifySent(String uuid) {}

        @Override
        public void notifyAnswered(String uuid, RunjobAnswer answer) {}
    };

    void notifySent(String uuid);

    void notifyAnswered(String uuid, RunjobAnswer answer);
}
