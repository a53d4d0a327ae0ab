package vn.bansao.verify.internal.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.jspecify.annotations.Nullable;

/** The attributes of a SignerInfo, in stored order. Immutable. */
final class Attributes {
    private final List<Attribute> list;

    /** @throws RuntimeException of the parser's own choice if one is malformed */
    Attributes(@Nullable ASN1Set set) {
        List<Attribute> read = new ArrayList<>();
        if (set != null) {
            for (ASN1Encodable element : set) {
                read.add(Attribute.getInstance(element));
            }
        }
        this.list = List.copyOf(read);
    }

    List<Attribute> list() {
        return list;
    }

    int count(String oid) {
        int count = 0;
        for (Attribute attribute : list) {
            count += attribute.getAttrType().getId().equals(oid) ? 1 : 0;
        }
        return count;
    }

    /** The value of the only attribute of this type that has one value only. */
    Optional<ASN1Encodable> single(String oid) {
        List<ASN1Encodable> values = values(oid);
        return count(oid) == 1 && values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** All values of all attributes of this type. */
    List<ASN1Encodable> values(String oid) {
        List<ASN1Encodable> values = new ArrayList<>();
        for (Attribute attribute : list) {
            if (attribute.getAttrType().getId().equals(oid)) {
                attribute.getAttrValues().forEach(values::add);
            }
        }
        return values;
    }
}
