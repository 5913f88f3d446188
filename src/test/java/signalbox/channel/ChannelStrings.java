package signalbox.channel;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Draws texts of channels, such as `root:2,a:1:sequential`.
final class ChannelStrings {
    private ChannelStrings() {}

    /// @param limits what an entry may say, `:1:sequential`; empty: there is none for the name
    static Arbitrary<String> of(List<String> names, List<String> limits) {
        return Arbitraries.of(limits)
                .list()
                .ofSize(names.size())
                .map(drawn -> IntStream.range(0, names.size())
                        .filter(i -> !drawn.get(i).isEmpty())
                        .mapToObj(i -> names.get(i) + drawn.get(i))
                        .collect(Collectors.joining(",")));
    }
}
