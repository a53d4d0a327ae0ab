package vn.bansao.verify.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.path.RevocationItem;
import vn.bansao.verify.internal.signature.Certificates;

/**
 * What the security stores (/DSS) of all revisions hold: a newer store may leave out what an older one had, the bytes are
 * still there. One unreadable item does not spoil the rest. Nothing here is trusted for being here.
 */
final class SecurityStore {
    private static final int MOST_ITEMS = 2000;
    private final PdfFile file;
    private final Findings findings;
    private final Set<Long> seen = new HashSet<>();
    private final Map<X509Certificate, Long> certificates = new LinkedHashMap<>();
    private final List<RevocationItem> revocation = new ArrayList<>();

    private SecurityStore(PdfFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static SecurityStore read(PdfFile file, Findings findings) throws IOException {
        SecurityStore store = new SecurityStore(file, findings);
        PdfValue.Dict last = null;
        for (PdfRevision revision : file.revisions()) {
            PdfValue.Dict dict = revision.dict(revision.catalog().get("DSS"));
            if (dict != null && !dict.equals(last)) {
                store.items(revision, dict, "Certs");
                store.items(revision, dict, "CRLs");
                store.items(revision, dict, "OCSPs");
            }
            last = dict;
        }
        return store;
    }

    Set<X509Certificate> certificates() {
        return places().keySet();
    }

    /** Where in the file each certificate stands first. */
    Map<X509Certificate, Long> places() {
        return Collections.unmodifiableMap(certificates);
    }

    List<RevocationItem> revocation() {
        return List.copyOf(revocation);
    }

    private void items(PdfRevision revision, PdfValue.Dict dict, String kind) throws IOException {
        PdfValue.Array array = revision.array(dict.get(kind));
        if (array == null) {
            return;
        }
        for (PdfValue reference : array.items()) {
            try {
                if (revision.resolve(reference) instanceof PdfValue.Stream stream && seen.add(stream.offset())) {
                    if (seen.size() > MOST_ITEMS) {
                        findings.add(
                                FindingCode.STORE_ITEM_UNREADABLE, "kind", kind, "reason", "more than " + MOST_ITEMS);
                        return;
                    }
                    ByteBuffer decoded = file.decoded(stream);
                    byte[] der = new byte[decoded.remaining()];
                    decoded.get(der);
                    item(kind, der, stream.offset());
                }
            } catch (GeneralSecurityException | OCSPException | RuntimeException e) {
                findings.add(FindingCode.STORE_ITEM_UNREADABLE, "kind", kind, "reason", reason(e));
            } catch (IOException e) {
                findings.add(FindingCode.STORE_ITEM_UNREADABLE, "kind", kind, "reason", "not DER");
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof MalformedDocumentException malformed
                ? malformed.code()
                : e.getClass().getSimpleName();
    }

    private void item(String kind, byte[] der, long offset)
            throws GeneralSecurityException, OCSPException, IOException {
        switch (kind) {
            case "Certs" -> certificates.putIfAbsent(Certificates.read(der), offset);
            case "CRLs" -> {
                CertificateFactory factory = CertificateFactory.getInstance("X.509");
                X509CRL crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(der));
                revocation.add(new RevocationItem(new RevocationItem.Crl(crl), offset));
            }
            default -> {
                if (new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp response) {
                    revocation.add(new RevocationItem(new RevocationItem.Ocsp(response), offset));
                }
            }
        }
    }
}
