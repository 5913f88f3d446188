package signalbox.ui.screen;

import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.app.session.Session;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.CardHost;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.table.ColumnMemory;

/// The services that a view-model needs. Views get none of them: they bind to their view-model and forward clicks.
///
/// @param session blocks: call it inside `background` only, apart from its plain getters
/// @param asks asks the question before an action
/// @param notices shows the result of an action
/// @param cards shows cards above the screens
/// @param saveAs asks where to write an export
/// @param armed whether the operator may act now; buttons that change something are disabled while it is false
public record ScreenContext(
        Session session,
        Background background,
        ConfirmationAsker asks,
        NoticeBoard notices,
        CardHost cards,
        ColumnMemory columns,
        Navigation navigation,
        SaveAs saveAs,
        ReadOnlyBooleanProperty armed) {}
