package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSTypedData;

/** What PDFBox's examples give to Bouncy Castle: the signed bytes as a stream, read once. */
record StreamedContent(InputStream stream) implements CMSTypedData {

    @Override
    public ASN1ObjectIdentifier getContentType() {
        return PKCSObjectIdentifiers.data;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        stream.transferTo(out);
    }

    @Override
    public Object getContent() {
        return stream;
    }
}
