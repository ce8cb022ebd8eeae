package counterpoise.datasets.cifar;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.LabelledImages;

/**
 * The binary version of a CIFAR dataset: records, each of a few label bytes and one image.
 *
 * @param dataset the name of the dataset, for messages
 * @param labelBytes the number of label bytes of a record: 1 for CIFAR-10; 2 for CIFAR-100, the coarse label before the
 *     fine one
 * @param labelByte which of them, from 0, is the class
 * @param classes the number of classes
 */
record CifarFormat(String dataset, int labelBytes, int labelByte, int classes) {

    /** The number of bytes of one record. */
    int recordBytes() {
        return labelBytes + PlanarImages.IMAGE_BYTES;
    }

    /**
     * Maps {@code files} of the context's folder into memory and reads their labels; pixels are read when asked for.
     *
     * @throws IOException if a file cannot be read, has a cut record or a label that does not exist, or all are empty
     */
    LabelledImages read(DatasetContext context, List<CifarFile> files) throws IOException {
        List<MappedByteBuffer> buffers = new ArrayList<>();
        IntStream.Builder labels = IntStream.builder();
        for (CifarFile file : files) {
            Path path = context.folder().resolve(file.name());
            MappedByteBuffer records = map(path);
            readLabels(path, records, labels);
            buffers.add(records);
            context.progress((double) buffers.size() / files.size());
        }
        PlanarImages images = new PlanarImages(buffers, recordBytes(), labelBytes);
        if (images.count() == 0) {
            String names = files.stream().map(CifarFile::name).collect(Collectors.joining(", "));
            throw new IOException("%s in %s: no record at all; %s".formatted(names, context.folder(), remedy()));
        }
        return new LabelledImages(images, labels.build().toArray());
    }

    private MappedByteBuffer map(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            long bytes = channel.size();
            if (bytes % recordBytes() != 0) {
                throw new IOException("%s: record %d is cut, as %d bytes are not a multiple of %d; %s"
                        .formatted(path, bytes / recordBytes(), bytes, recordBytes(), remedy()));
            }
            if (bytes > Integer.MAX_VALUE) {
                throw new IOException("%s: %d bytes are more than the %d that one file may have; split the images"
                                .formatted(path, bytes, Integer.MAX_VALUE)
                        + " among the files");
            }
            return channel.map(MapMode.READ_ONLY, 0, bytes);
        }
    }

    private void readLabels(Path path, MappedByteBuffer records, IntStream.Builder labels) throws IOException {
        int count = records.capacity() / recordBytes();
        for (int record = 0; record < count; record++) {
            int label = Byte.toUnsignedInt(records.get(record * recordBytes() + labelByte));
            if (label >= classes) {
                throw new IOException("%s: record %d (from 0) has the label %d, but labels go from 0 to %d; %s"
                        .formatted(path, record, label, classes - 1, remedy()));
            }
            labels.add(label);
        }
    }

    private String remedy() {
        return "put the file of the binary version of %s there, or one in the same format".formatted(dataset);
    }
}
