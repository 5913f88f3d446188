package signalbox.ui.screen;

import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.app.session.Session;
import signalbox.ui.fx.Background;
import signalbox.ui.kit.overlay.CardHost;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.table.ColumnMemory;

/// The services that a view-model needs. Views get none of them: they bind to their view-model and forward what was
/// clicked.
///
/// @param session blocks: call it inside `background` only, apart from its plain getters
/// @param asks puts a question before an action
/// @param notices says what came of it
/// @param cards shows what lies above the screens
/// @param saveAs asks where an export goes
/// @param armed whether the operator may act now; changing buttons are disabled while it is false
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
