package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.monitor.Feed;
import signalbox.ui.Headless;
import signalbox.ui.fx.InlineBackground;

@Tag("fx")
class HiddenWindowTest {
    private final ShellViewModel model = Headless.on(() -> new ShellViewModel(
            ShellPictures.session(Environment.PRODUCTION),
            new InlineBackground(),
            _ -> {},
            InstantSource.fixed(SampleFeed.NOW)));
    private final Feed before = SampleFeed.healthy();
    private final Feed after = SampleFeed.strange();

    @Test
    void a_hidden_window_changes_nothing_and_shows_the_newest_figures_when_it_is_seen() {
        Headless.on(() -> {
            model.show(before);
            model.hidden(true);
            model.show(SampleFeed.faulted());
            model.show(after);
            assertThat(model.feed().get()).isSameAs(before);

            model.hidden(false);
            assertThat(model.feed().get()).isSameAs(after);
            return true;
        });
    }

    @Test
    void being_seen_again_without_news_keeps_what_was_shown() {
        Headless.on(() -> {
            model.show(before);
            model.hidden(true);
            model.hidden(false);
            assertThat(model.feed().get()).isSameAs(before);
            return true;
        });
    }
}
