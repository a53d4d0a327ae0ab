package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects read when asked for, the latest kept within a bound. Not thread-safe. */
final class ObjectStore {
    private static final long CACHE_WEIGHT = 8L << 20; // about 8 MiB
    private static final long STREAM_CACHE_BYTES = 16L << 20; // 16 MiB
    private static final int MAX_LENGTH_STEPS = 8;

    private record Key(int revision, int number) {}

    private final WindowedBytes file;
    private final PdfLimits limits;
    private final IndirectReader reader;
    private final Inflation inflation;
    private final Map<Key, IndirectObject> objects = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, ObjectStream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private long objectsWeight;
    private long streamsBytes;
    private long[] starts = {};
    private int lengthSteps;

    ObjectStore(WindowedBytes file, PdfLimits limits, IndirectReader reader, Inflation inflation) {
        this.file = file;
        this.limits = limits;
        this.reader = reader;
        this.inflation = inflation;
    }

    /** Every offset where something begins, sorted: no object may reach over one of them. */
    void starts(long[] sorted) {
        starts = sorted;
    }

    /** The object that an entry of {@code revision} points to. */
    IndirectObject object(PdfRevision revision, int number, XrefEntry entry) throws IOException {
        Key key = new Key(revision.index(), number);
        IndirectObject known = objects.get(key);
        if (known != null) {
            return known;
        }
        IndirectObject object = entry instanceof XrefEntry.InStream place
                ? compressed(revision, number, place)
                : inFile(revision, number, (XrefEntry.InFile) entry);
        objects.put(key, object);
        objectsWeight += object.weight();
        Iterator<IndirectObject> oldest = objects.values().iterator();
        while (objectsWeight > CACHE_WEIGHT && oldest.hasNext()) {
            objectsWeight -= oldest.next().weight();
            oldest.remove();
        }
        return object;
    }

    private IndirectObject inFile(PdfRevision revision, int number, XrefEntry.InFile place) throws IOException {
        PdfValue.Ref expected = new PdfValue.Ref(number, place.generation());
        IndirectObject object = reader.read(place.offset(), expected, length -> length(revision, length));
        int found = Arrays.binarySearch(starts, place.offset() + 1);
        int next = found < 0 ? -found - 1 : found;
        if (next < starts.length && starts[next] < object.end()) {
            throw PdfFailure.malformed("object " + number, "another object begins inside it", starts[next]);
        }
        return object;
    }

    /** An indirect /Length, as of the revision that has the stream. */
    private long length(PdfRevision revision, PdfValue.Ref reference) throws IOException {
        if (++lengthSteps > MAX_LENGTH_STEPS) {
            throw PdfFailure.malformed("object " + reference, "lengths depend on one another", -1);
        }
        try {
            return revision.resolve(reference) instanceof PdfValue.Int length ? length.value() : -1;
        } finally {
            lengthSteps--;
        }
    }

    private IndirectObject compressed(PdfRevision revision, int number, XrefEntry.InStream place) throws IOException {
        Key key = new Key(revision.index(), place.container());
        ObjectStream stream = streams.get(key);
        if (stream == null) {
            stream = open(revision, place.container());
            streams.put(key, stream);
            streamsBytes += stream.sizeBytes();
            Iterator<ObjectStream> oldest = streams.values().iterator();
            while (streamsBytes > STREAM_CACHE_BYTES && oldest.hasNext()) {
                streamsBytes -= oldest.next().sizeBytes();
                oldest.remove();
            }
        }
        IndirectObject object = stream.read(number, place.index(), limits);
        reader.countParsed(object.weight());
        return object;
    }

    private ObjectStream open(PdfRevision revision, int container) throws IOException {
        if (revision.entry(container) instanceof XrefEntry.InStream
                || !(revision.object(container) instanceof PdfValue.Stream stream)) {
            throw PdfFailure.malformed("object stream " + container, "is not a stream of the file", -1);
        }
        ByteBuffer plain = inflation.inflate(file, stream);
        byte[] kept = new byte[plain.remaining()];
        plain.get(kept);
        return ObjectStream.of(stream.dict(), kept, container, limits);
    }
}
