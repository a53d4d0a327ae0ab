package vn.bansao.testing;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** A distinguished name of the demonstration PKI, always in C=VN; empty parts are left out. */
record Subject(String name, String title, String unit, String organisation, String locality) {

    static Subject of(String name) {
        return new Subject(name, "", "", "", "");
    }

    Subject title(String value) {
        return new Subject(name, value, unit, organisation, locality);
    }

    Subject unit(String value) {
        return new Subject(name, title, value, organisation, locality);
    }

    Subject organisation(String value) {
        return new Subject(name, title, unit, value, locality);
    }

    Subject locality(String value) {
        return new Subject(name, title, unit, organisation, value);
    }

    X500Name distinguishedName() {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        builder.addRDN(BCStyle.C, "VN");
        if (!locality.isEmpty()) {
            builder.addRDN(BCStyle.L, locality);
        }
        if (!organisation.isEmpty()) {
            builder.addRDN(BCStyle.O, organisation);
        }
        if (!unit.isEmpty()) {
            builder.addRDN(BCStyle.OU, unit);
        }
        if (!title.isEmpty()) {
            builder.addRDN(BCStyle.T, title);
        }
        return builder.addRDN(BCStyle.CN, name).build();
    }
}
