package vn.bansao.copy;

import java.net.URI;

/**
 * The mark that a message was converted from paper, with who converted it (Luật 20/2023/QH15, Đ.12(1)).
 *
 * @param agency the converting agency
 * @param system the system used
 * @param lookup where the copy can be looked up by its code, which is appended as the last part of the path; https or
 *     http, with a host, without user, query and fragment
 */
public record ConversionMark(String agency, String system, URI lookup) {

    public ConversionMark {
        agency = Checks.present("conversion mark's agency", agency);
        system = Checks.present("conversion mark's system", system);
        boolean web = "https".equals(lookup.getScheme()) || "http".equals(lookup.getScheme());
        if (!web || lookup.getHost() == null || !isPlain(lookup)) {
            throw Checks.invalid(
                    "look-up address",
                    String.valueOf(lookup),
                    "an https or http address with a host, without user, query and fragment");
        }
    }

    /** Nothing that would stand before or behind the code. */
    private static boolean isPlain(URI address) {
        return address.getRawUserInfo() == null && address.getRawQuery() == null && address.getRawFragment() == null;
    }

    /** The address at which {@code code} is looked up; this is what the QR code holds. */
    public URI lookupOf(CopyCode code) {
        return URI.create(lookupBeginning() + code.value());
    }

    /** What every look-up address begins with; a code follows. */
    public String lookupBeginning() {
        String address = lookup.toString();
        return address.endsWith("/") ? address : address + "/";
    }
}
