package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.longterm.SecurityStore;
import vn.bansao.pades.internal.longterm.SignedFile;

/**
 * One update to an existing file, put together in memory: a security store, a document timestamp's field, or both
 * (EN 319 142-1, 5.4.2 and 5.4.3). Of the old objects only those are written anew that must name a new one, each with all
 * that it had; one that lay in an object stream is written as an object of its own. Not thread-safe.
 */
final class FileUpdate {
    private final SignedFile file;
    private final FileState state;
    private final PdfBytes bytes;
    private final FileReferences references;
    private final UpdateObjects objects;
    private final Map<PdfValue.Ref, PdfValue> changes = new LinkedHashMap<>();

    /**
     * An update.
     *
     * @param state the file as it is
     * @param bytes where the update is put together
     */
    FileUpdate(SignedFile file, FileState state, PdfBytes bytes) throws IOException {
        this.file = file;
        this.state = state;
        this.bytes = bytes.clear();
        this.references = new FileReferences(state.size());
        this.objects = new UpdateObjects(bytes, state.end(), references);
        int last = state.end() == file.file().sizeBytes() ? file.file().byteAt(state.end() - 1) : '\n';
        if (last != '\n' && last != '\r') {
            bytes.ascii("\n"); // An object begins on a line of its own, %%EOF ends with one.
        }
    }

    /** Adds to the store, which keeps all it has. */
    FileUpdate store(SecurityStore more) throws IOException {
        Place catalog = catalog();
        if (!catalog.dict("/Root").has("DSS")) {
            PdfValue.Ref store = reference(references.allocate());
            changes.put(store, new PdfValue.Dict(Map.of("Type", new PdfValue.Name("DSS"))));
            catalog.put("/Root", "DSS", store);
        }
        Place store = catalog.entry(this, "/Root", "DSS");
        streams(store, "Certs", more.certificates());
        streams(store, "OCSPs", more.ocspResponses());
        streams(store, "CRLs", more.crls());
        return this;
    }

    private void streams(Place store, String key, List<byte[]> all) throws IOException {
        if (!all.isEmpty()) {
            List<PdfValue.Ref> written =
                    objects.streams(all).stream().map(FileUpdate::reference).toList();
            store.entry(this, "/DSS", key).append("/DSS /" + key, written);
        }
    }

    /** Writes what was changed. */
    FileUpdate finish() {
        changes.forEach((object, value) -> {
            references.put(object, state.end() + bytes.size());
            bytes.integer(object.number()).ascii(" ").integer(object.generation());
            bytes.ascii(" obj\n");
            PdfValues.write(bytes, value);
            bytes.ascii("\nendobj\n");
        });
        return this;
    }

    /** Writes the timestamp's field, which shows nothing, what was changed, and the timestamp's head at the end. */
    FileUpdate timestamp() throws IOException {
        Place form = catalog().entry(this, "/Root", "AcroForm");
        Place fields = form.entry(this, "/AcroForm", "Fields");
        String name = freeName(fields.array("/Fields"));
        PdfValue.Ref page = new StampPage(this, catalog()).find(file.fields());
        int look = page == null ? 0 : objects.emptyLook();
        int field = references.allocate();
        int stamp = references.allocate();
        fields.append("/Fields", List.of(reference(field)));
        signFlags(form);
        objects.begin(field);
        if (page == null) {
            CopyShape.timestampField(bytes, name, stamp);
        } else {
            Place.of(this, page).entry(this, "page", "Annots").append("/Annots", List.of(reference(field)));
            CopyShape.timestampField(bytes, name, page.toString(), look, stamp);
        }
        bytes.ascii("\nendobj\n");
        finish();
        objects.begin(stamp).ascii(CopyShape.TIMESTAMP);
        return this;
    }

    /** Bit 1: signatures exist, bit 2: append only (ISO 32000-2, 12.7.3). */
    private void signFlags(Place form) throws IOException {
        PdfValue given = form.entry(this, "/AcroForm", "SigFlags").get();
        long flags = given instanceof PdfValue.Int number ? number.value() : 0;
        if ((flags & 3) != 3) {
            form.put("/AcroForm", "SigFlags", new PdfValue.Int(flags | 3));
        }
    }

    private String freeName(PdfValue.Array fields) throws IOException {
        Set<String> taken = new HashSet<>(file.fieldNames());
        for (PdfValue item : fields.items()) {
            PdfValue field = item instanceof PdfValue.Ref reference ? value(target(reference)) : item;
            if (field instanceof PdfValue.Dict dict && dict.get("T") instanceof PdfValue.Text text) {
                taken.add(PdfSignature.decode(text.bytes()));
            }
        }
        int number = 1;
        while (taken.contains("dts-" + number)) {
            number++;
        }
        return "dts-" + number;
    }

    /** What ends it; asked for when all objects are written or will be before it. */
    RevisionEnd end(byte[] revisionId) throws IOException {
        PdfValue.Dict previous = state.last().trailer();
        PdfValue.Array id = state.last().array(previous.get("ID"));
        PdfValue first = id == null || id.items().size() != 2
                ? null
                : state.last().resolve(id.items().get(0));
        int number = state.last().xrefStream() ? references.allocate() : 0;
        return new FileTrailer(references, previous, first, revisionId, state.section(), number);
    }

    /** The file behind this update, whose cross-reference section stands at {@code section}. */
    FileState after(long section) {
        return state.after(changes, references.size(), state.end() + bytes.size(), section);
    }

    private Place catalog() throws IOException {
        if (state.last().trailer().get("Root") instanceof PdfValue.Ref root) {
            return Place.of(this, root);
        }
        throw FileState.unfit("/Root", "is not a reference", -1);
    }

    PdfValue.Ref target(PdfValue.Ref reference) throws IOException {
        return changes.containsKey(reference) ? reference : state.target(reference);
    }

    PdfValue value(PdfValue.Ref target) throws IOException {
        PdfValue changed = changes.get(target);
        return changed == null ? state.value(target) : changed;
    }

    void replace(PdfValue.Ref target, PdfValue value) {
        changes.put(target, value);
    }

    /** A value, or what it refers to. */
    PdfValue resolve(@Nullable PdfValue value) throws IOException {
        PdfValue found = value == null ? PdfValue.NULL : value;
        return found instanceof PdfValue.Ref reference ? value(target(reference)) : found;
    }

    private static PdfValue.Ref reference(int number) {
        return new PdfValue.Ref(number, 0);
    }

    /** The pages named by the fields' widgets, in their order. */
    List<PdfValue.Ref> pages(PdfValue.Dict field) throws IOException {
        List<PdfValue.Ref> pages = new ArrayList<>();
        if (field.get("P") instanceof PdfValue.Ref page) {
            pages.add(target(page));
        }
        if (resolve(field.get("Kids")) instanceof PdfValue.Array kids) {
            for (PdfValue kid : kids.items()) {
                if (resolve(kid) instanceof PdfValue.Dict widget && widget.get("P") instanceof PdfValue.Ref page) {
                    pages.add(target(page));
                }
            }
        }
        return pages;
    }
}
