package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.bansao.internal.pdf.PdfValue;

/** A value of an existing file that may be replaced: an object, or an entry within one. */
interface Place {
    /** The value; null object where there is none. */
    PdfValue get() throws IOException;

    /** Replaces it, by writing the object anew that holds it. */
    void set(PdfValue value) throws IOException;

    /** The value as a dictionary. */
    default PdfValue.Dict dict(String what) throws IOException {
        if (get() instanceof PdfValue.Dict dict) {
            return dict;
        }
        throw FileState.unfit(what, "is not a dictionary", -1);
    }

    /** The value as an array; an empty one where there is none. */
    default PdfValue.Array array(String what) throws IOException {
        PdfValue value = get();
        if (value instanceof PdfValue.Array array) {
            return array;
        }
        if (value instanceof PdfValue.Null) {
            return new PdfValue.Array(List.of());
        }
        throw FileState.unfit(what, "is not an array", -1);
    }

    /** Appends to an array. */
    default void append(String what, List<? extends PdfValue> items) throws IOException {
        List<PdfValue> all = new ArrayList<>(array(what).items());
        all.addAll(items);
        set(new PdfValue.Array(all));
    }

    /** Sets an entry of a dictionary. */
    default void put(String what, String key, PdfValue value) throws IOException {
        Map<String, PdfValue> entries = new LinkedHashMap<>(dict(what).entries());
        entries.put(key, value);
        set(new PdfValue.Dict(entries));
    }

    /** The place of an object. */
    static Place of(FileUpdate update, PdfValue.Ref reference) throws IOException {
        PdfValue.Ref target = update.target(reference);
        return new Place() {
            @Override
            public PdfValue get() throws IOException {
                return update.value(target);
            }

            @Override
            public void set(PdfValue value) {
                update.replace(target, value);
            }
        };
    }

    /** The place of a dictionary's entry: the object that it refers to, or the entry itself. */
    default Place entry(FileUpdate update, String what, String key) throws IOException {
        if (dict(what).get(key) instanceof PdfValue.Ref reference) {
            return of(update, reference);
        }
        Place holder = this;
        return new Place() {
            @Override
            public PdfValue get() throws IOException {
                PdfValue value = holder.dict(what).get(key);
                return value == null ? PdfValue.NULL : value;
            }

            @Override
            public void set(PdfValue value) throws IOException {
                holder.put(what, key, value);
            }
        };
    }
}
