package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pdf.AbstractPdfObjFactory;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.PdfBoxSignatureDrawer;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.jspecify.annotations.Nullable;

/**
 * DSS's access to PDFs for one kind of signature: the digest in one go, the gap filled in place instead of byte by byte
 * through a stream, the visible words with {@link PreparedFont}. Thread-safe.
 */
final class RebuiltDssObjects extends AbstractPdfObjFactory {
    private final RebuiltPages pages;
    private final VisibleBlock block;

    RebuiltDssObjects(RebuiltPages pages, VisibleBlock block) {
        this.pages = pages;
        this.block = block;
    }

    @Override
    public PDFSignatureService newPAdESSignatureService() {
        return new Service(PDFServiceMode.SIGNATURE);
    }

    @Override
    public PDFSignatureService newContentTimestampService() {
        return new Service(PDFServiceMode.CONTENT_TIMESTAMP);
    }

    @Override
    public PDFSignatureService newSignatureTimestampService() {
        return new Service(PDFServiceMode.SIGNATURE_TIMESTAMP);
    }

    @Override
    public PDFSignatureService newArchiveTimestampService() {
        return new Service(PDFServiceMode.ARCHIVE_TIMESTAMP);
    }

    private final class Service extends PdfBoxSignatureService {
        Service(PDFServiceMode mode) {
            super(mode, image -> new Drawer());
        }

        @Override
        protected DSSMessageDigest computeDigest(DSSDocument document, PAdESCommonParameters parameters) {
            DSSDocument gapped = signDocument(document, DSSUtils.EMPTY_BYTE_ARRAY, parameters);
            parameters.getPdfSignatureCache().setToBeSignedDocument(gapped);
            MessageDigest digest = DSSUtils.getMessageDigest(parameters.getDigestAlgorithm());
            Gap gap = gap(gapped, document);
            gap.updateBefore(digest, 0);
            gap.updateBehind(digest);
            return new DSSMessageDigest(parameters.getDigestAlgorithm(), digest.digest());
        }

        @Override
        public DSSDocument sign(DSSDocument document, byte[] cms, PAdESCommonParameters parameters) {
            DSSDocument gapped = parameters.getPdfSignatureCache().getToBeSignedDocument();
            if (gapped == null) {
                throw new DSSException("the digest comes first");
            }
            gap(gapped, document).fill(cms);
            parameters.reinit();
            gapped.setMimeType(MimeTypeEnum.PDF);
            return gapped;
        }

        /** The gap in what the signature appends to {@code before}. */
        private static Gap gap(DSSDocument gapped, DSSDocument before) {
            byte[] file = bytes(gapped);
            return Gap.find(file, file.length, bytes(before).length);
        }

        private static byte[] bytes(DSSDocument document) {
            return ((InMemoryDocument) document).getBytes();
        }
    }

    /** Hands PDFBox a small PDF with the words, from which it takes the visible part. */
    private final class Drawer implements PdfBoxSignatureDrawer {
        private @Nullable SignatureOptions options;

        @Override
        public void init(SignatureImageParameters parameters, PDDocument document, SignatureOptions chosen) {
            this.options = chosen;
        }

        @Override
        public void draw() throws IOException {
            if (options != null) {
                options.setVisualSignature(new ByteArrayInputStream(template()));
            }
        }

        private byte[] template() throws IOException {
            try (PDDocument document = new PDDocument()) {
                COSDictionary field = RebuiltPages.widget(block, pages.look(block, pages.fonts()));
                COSDictionary form = new COSDictionary();
                form.setItem(COSName.FIELDS, new COSArray(List.of(field)));
                document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                ByteSink bytes = new ByteSink(64 << 10);
                new COSWriter(bytes, CompressParameters.NO_COMPRESSION).write(document);
                return bytes.toByteArray();
            }
        }
    }
}
