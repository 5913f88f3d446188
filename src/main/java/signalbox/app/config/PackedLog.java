package signalbox.app.config;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks what logrotate packs: gzip. Of other kinds it says which program unpacks them. What comes out has a bound,
/// because a small file may be a very long log.
final class PackedLog extends FilterInputStream {
    private static final long MOST_UNPACKED = 2L << 30;
    private static final int LONGEST_MARK = 6;
    private static final String GZIP = "1f8b";

    /// What files begin with, in hexadecimal, and the program that unpacks them.
    private static final Map<String, String> OTHERS = Map.of(
            "fd377a585a00",
            "xzcat",
            "28b52ffd",
            "zstdcat",
            "425a68",
            "bzcat",
            "504b0304",
            "unzip -p",
            "04224d18",
            "lz4cat");

    private final long most;
    private long read;
    private boolean isCutOff;

    PackedLog(InputStream unpacked, long most) {
        super(unpacked);
        this.most = most;
    }

    /// The same bytes, unpacked if they are packed.
    ///
    /// @throws IOException also when they are packed in a way that cannot be unpacked here
    static InputStream unpacked(InputStream from) throws IOException {
        var input = new PushbackInputStream(from, LONGEST_MARK);
        var first = input.readNBytes(LONGEST_MARK);
        input.unread(first);
        var mark = HexFormat.of().formatHex(first);
        for (var other : OTHERS.entrySet()) {
            if (mark.startsWith(other.getKey())) {
                throw new IOException("it is packed, and only gzip is unpacked here; pass what it holds: "
                        + other.getValue() + " FILE | signalbox log --from -");
            }
        }
        return mark.startsWith(GZIP) ? new PackedLog(new GZIPInputStream(input), MOST_UNPACKED) : input;
    }

    /// Whether its end is missing: what came before was read.
    boolean isCutOff() {
        return isCutOff;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            var count = super.read(into, from, length);
            read += Math.max(0, count);
            if (read > most) {
                throw new IOException("unpacked it is longer than " + (most >> 20)
                        + " MB; pass its end: zcat FILE | tail -c 2M | signalbox log --from -");
            }
            return count;
        } catch (EOFException e) {
            if (read == 0) {
                throw new IOException("it is packed with gzip, and cut off before anything can be read", e);
            }
            isCutOff = true;
            return -1;
        } catch (ZipException e) {
            throw new IOException("it is packed with gzip, and damaged", e);
        }
    }
}
