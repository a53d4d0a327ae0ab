package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.ModificationLevel;

/** The security store (/DSS; EN 319 142-1, 5.4.2): dictionaries, arrays, and streams that nothing else refers to. */
final class SecurityStoreRule {
    private static final Set<String> STORE_KEYS = Set.of("Type", "Certs", "OCSPs", "CRLs", "VRI");
    private static final Set<String> VRI_KEYS = Set.of("Type", "Cert", "OCSP", "CRL", "TU", "TS");

    private final Update update;

    SecurityStoreRule(Update update) {
        this.update = update;
    }

    /** The indirect objects of one state of the store; null where it has another form. */
    private static final class Tree {
        private final PdfRevision revision;
        private final Set<Integer> containers = new HashSet<>();
        private final Set<Integer> streams = new HashSet<>();
        private final Set<Integer> lengths = new HashSet<>();
        private boolean wellFormed = true;

        Tree(PdfRevision revision) {
            this.revision = revision;
        }

        Tree read(@Nullable PdfValue store) throws IOException {
            PdfValue.Dict dict = container(store, PdfValue.Dict.class);
            if (dict == null) {
                return this;
            }
            wellFormed &= STORE_KEYS.containsAll(dict.entries().keySet());
            for (String key : Set.of("Certs", "OCSPs", "CRLs")) {
                streams(dict.get(key));
            }
            PdfValue.Dict vri = dict.has("VRI") ? container(dict.get("VRI"), PdfValue.Dict.class) : null;
            if (vri != null) {
                for (PdfValue entry : vri.entries().values()) {
                    vri(entry);
                }
            }
            return this;
        }

        private void vri(PdfValue entry) throws IOException {
            if (entry instanceof PdfValue.Name) {
                return; // /Type of the VRI dictionary, which some writers add
            }
            PdfValue.Dict dict = container(entry, PdfValue.Dict.class);
            if (dict != null) {
                wellFormed &= VRI_KEYS.containsAll(dict.entries().keySet());
                for (String key : Set.of("Cert", "OCSP", "CRL")) {
                    streams(dict.get(key));
                }
                if (dict.get("TS") instanceof PdfValue.Ref stamp) {
                    stream(stamp);
                }
                if (dict.get("TU") instanceof PdfValue.Ref time) {
                    containers.add(time.number());
                }
            }
        }

        private void streams(@Nullable PdfValue list) throws IOException {
            PdfValue.Array array = list == null ? null : container(list, PdfValue.Array.class);
            if (array != null) {
                for (PdfValue item : array.items()) {
                    stream(item);
                }
            }
        }

        private void stream(PdfValue item) throws IOException {
            if (item instanceof PdfValue.Ref reference && revision.resolve(item) instanceof PdfValue.Stream data) {
                streams.add(reference.number());
                if (data.dict().get("Length") instanceof PdfValue.Ref length) {
                    lengths.add(length.number());
                }
            } else {
                wellFormed = false;
            }
        }

        private <T extends PdfValue> @Nullable T container(@Nullable PdfValue value, Class<T> type) throws IOException {
            if (value instanceof PdfValue.Ref reference) {
                containers.add(reference.number());
            }
            PdfValue found = revision.resolve(value);
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            wellFormed = false;
            return null;
        }
    }

    /** Explains the store's objects; false where it is not a store, or was removed. */
    boolean explain(@Nullable PdfValue old, @Nullable PdfValue now, int catalog) throws IOException {
        if (now == null) {
            return old == null;
        }
        Tree before = old == null ? new Tree(update.before()) : new Tree(update.before()).read(old);
        Tree after = new Tree(update.after()).read(now);
        for (int number : update.changes().keySet()) {
            if (isOrphanEntry(number)) {
                after.vri(new PdfValue.Ref(number, 0));
            }
        }
        if (!after.wellFormed) {
            return false;
        }
        Set<Integer> holders = new HashSet<>(after.containers);
        holders.add(catalog);
        boolean all = true;
        for (int number : after.containers) {
            boolean own = update.added(number) || (update.replaced(number) && before.containers.contains(number));
            all &= explainIf(own, number, holders);
        }
        for (int number : after.streams) {
            all &= explainIf(update.added(number), number, holders);
        }
        for (int number : after.lengths) {
            all &= explainIf(update.added(number), number, after.streams);
        }
        return all;
    }

    /** Some writers make a VRI entry and then name it nowhere. */
    private boolean isOrphanEntry(int number) throws IOException {
        return update.added(number)
                && update.after().object(number) instanceof PdfValue.Dict dict
                && "VRI".equals(dict.name("Type"))
                && update.referrers(number).isEmpty();
    }

    private boolean explainIf(boolean own, int number, Set<Integer> holders) {
        if (!update.changes().containsKey(number)) {
            return true;
        }
        if (own && holders.containsAll(update.referrers(number))) {
            update.explain(number, ModificationLevel.LTA_UPDATES);
            return true;
        }
        return false;
    }
}
