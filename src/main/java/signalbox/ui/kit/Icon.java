package signalbox.ui.kit;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// The icons in use, with the names of what they mean here. Sizes: 13 in badges, 15 in rows and buttons, 17 in banners.
public enum Icon {
    WAIT_DEPENDENCIES(MaterialDesignP.PAUSE_CIRCLE_OUTLINE),
    PENDING(MaterialDesignC.CIRCLE_OUTLINE),
    ENQUEUED(MaterialDesignR.RECORD_CIRCLE_OUTLINE),
    STARTED(MaterialDesignP.PLAY_CIRCLE),
    DONE(MaterialDesignC.CHECK_CIRCLE),
    CANCELLED(MaterialDesignM.MINUS_CIRCLE_OUTLINE),
    FAILED(MaterialDesignC.CLOSE_CIRCLE),
    OTHER_STATE(MaterialDesignH.HELP_CIRCLE_OUTLINE),

    CRITICAL(MaterialDesignA.ALERT_OCTAGON),
    WARNING(MaterialDesignA.ALERT),
    INFORMATION(MaterialDesignI.INFORMATION),
    SHIELD(MaterialDesignS.SHIELD_ALERT_OUTLINE),

    FLEET(MaterialDesignV.VIEW_GRID_OUTLINE),
    ASLEEP(MaterialDesignS.SLEEP),
    NO_LEADER(MaterialDesignC.CROWN_OUTLINE),
    OPEN(MaterialDesignO.OPEN_IN_NEW),
    OVERVIEW(MaterialDesignV.VIEW_DASHBOARD_OUTLINE),
    JOBS(MaterialDesignF.FORMAT_LIST_BULLETED),
    CHANNELS(MaterialDesignS.SITEMAP_OUTLINE),
    TRENDS(MaterialDesignC.CHART_LINE),
    RUNNERS(MaterialDesignC.CROWN_OUTLINE),
    FAILOVER(MaterialDesignF.FLASK_OUTLINE),
    WORKERS(MaterialDesignC.COGS),
    CONFIG(MaterialDesignV.VECTOR_DIFFERENCE),
    SWAP(MaterialDesignS.SWAP_HORIZONTAL),
    MASKED(MaterialDesignE.EYE_OFF_OUTLINE),
    REVEALED(MaterialDesignE.EYE_OUTLINE),
    PATCH(MaterialDesignA.AUTO_FIX),
    FOLDED(MaterialDesignU.UNFOLD_MORE_HORIZONTAL),
    DISPATCH(MaterialDesignS.SEND_OUTLINE),
    KEEP(MaterialDesignC.CAMERA_OUTLINE),
    EXPORT(MaterialDesignD.DOWNLOAD),
    STOP(MaterialDesignS.STOP_CIRCLE_OUTLINE),
    RUN(MaterialDesignF.FLASH),
    AUDIT(MaterialDesignH.HISTORY),
    TIME_MACHINE(MaterialDesignC.CLOCK_OUTLINE),
    OLDEST(MaterialDesignS.SKIP_PREVIOUS),
    NEWEST(MaterialDesignS.SKIP_NEXT),
    STEP_BACK(MaterialDesignS.STEP_BACKWARD),
    STEP(MaterialDesignS.STEP_FORWARD),

    LEADER(MaterialDesignC.CROWN),
    DATABASE(MaterialDesignD.DATABASE),
    CONNECTED(MaterialDesignL.LAN_CONNECT),
    DISCONNECTED(MaterialDesignL.LAN_DISCONNECT),
    CHEVRON(MaterialDesignC.CHEVRON_RIGHT),
    DROP_DOWN(MaterialDesignM.MENU_DOWN),
    UNFOLD(MaterialDesignC.CHEVRON_DOWN),
    UP(MaterialDesignC.CHEVRON_UP),
    SEARCH(MaterialDesignM.MAGNIFY),
    FILTER(MaterialDesignF.FILTER_VARIANT),
    LOCKED(MaterialDesignL.LOCK_OUTLINE),
    ARMED(MaterialDesignL.LOCK_OPEN_OUTLINE),
    HELP(MaterialDesignH.HELP_CIRCLE_OUTLINE),
    EDIT(MaterialDesignP.PENCIL_OUTLINE),
    ADD(MaterialDesignP.PLUS),
    MINUS(MaterialDesignM.MINUS),
    FIT(MaterialDesignF.FIT_TO_PAGE_OUTLINE),
    SETTINGS(MaterialDesignC.COG_OUTLINE),
    PAUSE(MaterialDesignP.PAUSE),
    RESUME(MaterialDesignP.PLAY),
    COPY(MaterialDesignC.CONTENT_COPY),
    CLOSE(MaterialDesignC.CLOSE),
    CHECK(MaterialDesignC.CHECK),
    NEXT(MaterialDesignA.ARROW_RIGHT),
    BACK(MaterialDesignA.ARROW_LEFT),
    REQUEUE(MaterialDesignR.RESTART),
    REFRESH(MaterialDesignR.REFRESH),
    CANCEL(MaterialDesignC.CANCEL),
    TERMINATE(MaterialDesignP.POWER),
    EVIDENCE(MaterialDesignM.MAGNIFY),
    PREDICT(MaterialDesignC.CROSSHAIRS),
    STATEMENT(MaterialDesignC.CONSOLE),
    STAR(MaterialDesignS.STAR_OUTLINE),
    MORE(MaterialDesignD.DOTS_HORIZONTAL),
    EMPTY(MaterialDesignI.INBOX_OUTLINE),
    DOT(MaterialDesignC.CIRCLE),
    NOTICES(MaterialDesignB.BELL_OUTLINE),
    BUSY(MaterialDesignT.TIMER_SAND),
    THEME(MaterialDesignT.THEME_LIGHT_DARK);

    private final Ikon glyph;

    Icon(Ikon glyph) {
        this.glyph = glyph;
    }

    /// A new node for each call, of size 7, 13 to 17 or 28. Colours: `i-default`, `i-subtle`, `i-accent`,
    /// `i-success`, `i-warning`, `i-danger`, or `i-` and a job state; without one it is muted.
    public FontIcon at(int size, String... styles) {
        var icon = new FontIcon(glyph);
        icon.setIconSize(size);
        // AtlantaFX gives all icons one size in its style sheet, which has priority over the line above.
        icon.getStyleClass().add("s-" + size);
        icon.getStyleClass().addAll(styles);
        // Without a name it is passed over: else a reader would spell the letter of the font.
        SpokenName.picture(icon);
        return icon;
    }

    /// The icon of a label that is shown again and again: one that it has already stays.
    public void on(Labeled label, int size, String style) {
        if (!(label.getGraphic() instanceof FontIcon shown
                && shown.getIconCode().equals(glyph)
                && shown.getStyleClass().contains(style)
                && shown.getStyleClass().contains("s-" + size))) {
            label.setGraphic(at(size, style));
        }
    }

    public Ikon glyph() {
        return glyph;
    }
}
