package counterpoise.runtime.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar archive in the making, compressed by gzip. */
final class TarBuilder {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    TarBuilder() throws IOException {
        tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    TarBuilder folder(String name) {
        return entry(new TarArchiveEntry(name, true), new byte[0]);
    }

    TarBuilder file(String name, byte[] content) {
        return entry(new TarArchiveEntry(name, true), content);
    }

    TarBuilder link(String name, String target, boolean symbolic) {
        TarArchiveEntry entry =
                new TarArchiveEntry(name, symbolic ? TarConstants.LF_SYMLINK : TarConstants.LF_LINK, true);
        entry.setLinkName(target);
        return entry(entry, new byte[0]);
    }

    TarBuilder pipe(String name) {
        return entry(new TarArchiveEntry(name, TarConstants.LF_FIFO, true), new byte[0]);
    }

    private TarBuilder entry(TarArchiveEntry entry, byte[] content) {
        try {
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] toBytes() throws IOException {
        tar.close();
        return bytes.toByteArray();
    }
}
