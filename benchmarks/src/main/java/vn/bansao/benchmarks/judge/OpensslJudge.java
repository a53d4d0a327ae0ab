package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

/**
 * OpenSSL on bytes cut out without a PDF library: {@code cms -verify} of each signature with its chain, {@code ts
 * -verify} of each timestamp; no revocation.
 *
 * <p>A chain is judged at the time its timestamp proves, or at the moment of judging where there is none.
 */
final class OpensslJudge extends ToolJudge {
    private static final ExternalTool OPENSSL = new ExternalTool("openssl", "Debian package openssl");

    OpensslJudge() {
        super(OPENSSL);
    }

    @Override
    Judgement ask(Path pdf, JudgeInput input) throws IOException {
        byte[] file = Files.readAllBytes(pdf);
        List<RawSignature> signatures = RawSignature.of(file);
        Expected expected = input.expected();
        if (signatures.size() != expected.fields()) {
            return Judgement.rejected(
                    name(), List.of(signatures.size() + " byte ranges found, expected " + expected.fields()));
        }
        List<String> reasons = new ArrayList<>();
        try (WorkFolder work = WorkFolder.create()) {
            work.write("anchors.pem", pem(input.anchors()));
            for (int i = 0; i < signatures.size(); i++) {
                reasons.addAll(judgeOne(i, signatures.get(i), input, work));
            }
        } catch (CMSException | TSPException | CertificateEncodingException e) {
            reasons.add(e.toString());
        }
        RawSignature last = signatures.get(signatures.size() - 1);
        if (expected.level() != Level.LT && last.end() != file.length) {
            reasons.add("the last signature ends at " + last.end() + ", the file at " + file.length);
        }
        return Judgement.of(
                name(), reasons, List.of(signatures.size() + " signatures and their timestamps"), List.of());
    }

    private static List<String> judgeOne(int index, RawSignature signature, JudgeInput input, WorkFolder work)
            throws IOException, CMSException, TSPException {
        String label = "signature " + (index + 1);
        CMSSignedData cms = new CMSSignedData(signature.cms());
        boolean documentTimestamp = PKCSObjectIdentifiers.id_ct_TSTInfo.getId().equals(cms.getSignedContentTypeOID());
        if (documentTimestamp != index >= input.expected().signatures()) {
            return List.of(label + (documentTimestamp ? " is" : " is not") + " a document timestamp");
        }
        if (documentTimestamp) {
            return verifyToken(label, new TimeStampToken(cms), signature.cms(), signature.signed(), work);
        }
        List<String> reasons = new ArrayList<>();
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        List<ContentInfo> tokens = timestamps(signer);
        Instant at = input.at();
        if (tokens.isEmpty() == input.expected().stamped()) {
            reasons.add(label + " has " + tokens.size() + " timestamps");
        }
        for (ContentInfo content : tokens) {
            TimeStampToken token = new TimeStampToken(content);
            at = token.getTimeStampInfo().getGenTime().toInstant();
            reasons.addAll(verifyToken(label + " timestamp", token, content.getEncoded(), signer.getSignature(), work));
        }
        reasons.addAll(verifyCms(label, signature, at, work));
        return reasons;
    }

    private static List<ContentInfo> timestamps(SignerInformation signer) {
        List<ContentInfo> tokens = new ArrayList<>();
        AttributeTable unsigned = signer.getUnsignedAttributes();
        if (unsigned != null) {
            Attribute attribute = unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
            if (attribute != null) {
                attribute.getAttrValues().forEach(value -> tokens.add(ContentInfo.getInstance(value)));
            }
        }
        return tokens;
    }

    private static List<String> verifyCms(String label, RawSignature signature, Instant at, WorkFolder work)
            throws IOException {
        Path cms = work.write("signature.der", signature.cms());
        Path content = work.write("content", signature.signed());
        ExternalTool.Result result = OPENSSL.run(List.of(
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                cms.toString(),
                "-content",
                content.toString(),
                "-binary",
                "-CAfile",
                work.path().resolve("anchors.pem").toString(),
                "-no-CApath",
                "-no-CAstore",
                "-purpose",
                "any",
                "-attime",
                seconds(at),
                "-out",
                work.path().resolve("signed").toString()));
        return result.exit() == 0 ? List.of() : List.of(label + ": " + result.summary());
    }

    private static List<String> verifyToken(
            String label, TimeStampToken token, byte[] der, byte[] stamped, WorkFolder work) throws IOException {
        Path file = work.write("token.der", der);
        Path data = work.write("stamped", stamped);
        Instant at = token.getTimeStampInfo().getGenTime().toInstant();
        ExternalTool.Result result = OPENSSL.run(List.of(
                "ts",
                "-verify",
                "-in",
                file.toString(),
                "-token_in",
                "-data",
                data.toString(),
                "-CAfile",
                work.path().resolve("anchors.pem").toString(),
                "-attime",
                seconds(at)));
        return result.exit() == 0 && result.output().contains("Verification: OK")
                ? List.of()
                : List.of(label + ": " + result.summary());
    }

    private static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }

    private static byte[] pem(List<X509Certificate> certificates) throws CertificateEncodingException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(lines.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
