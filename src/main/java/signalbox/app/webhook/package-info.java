/// Tells another program of new critical findings: a POST of JSON to an address that the operator chose. Which findings
/// are new is decided in `app.session`, not here.
@NullMarked
package signalbox.app.webhook;

import org.jspecify.annotations.NullMarked;
