package signalbox.handbook;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A chapter of the handbook. Pure.
///
/// @param id the name of its file without `.md`, by which links name it
public record Chapter(String id, String title, List<Block> blocks) {
    public Chapter {
        blocks = List.copyOf(blocks);
    }

    /// The place of the block that bears the anchor.
    public OptionalInt find(String anchor) {
        return IntStream.range(0, blocks.size())
                .filter(place -> !anchor.isEmpty() && blocks.get(place).anchor().equals(anchor))
                .findFirst();
    }
}
