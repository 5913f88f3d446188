/// How an open profile carries out an action: arming, permission, confirmation, the handler, the audit log. It
/// knows no single action: which handlers there are is in `signalbox.app.session`.
@NullMarked
package signalbox.app.session.action;

import org.jspecify.annotations.NullMarked;
