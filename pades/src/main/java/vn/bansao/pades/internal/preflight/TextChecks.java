package vn.bansao.pades.internal.preflight;

import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.copy.Officer;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.cms.SubjectNames;
import vn.bansao.pades.PreflightReport.Topic;
import vn.bansao.pades.internal.compose.EmbeddedFont;
import vn.bansao.pades.internal.compose.SignatureBlocks;

/** Whether what a copy will show can be drawn: the statement's words, the signers' names, a sample, the pictures. */
record TextChecks(PreflightSetup setup, String letters, Collected found) {

    void check() {
        EmbeddedFont font = EmbeddedFont.liberationSerif();
        List<String> texts = new ArrayList<>();
        boolean all = found.holds(
                Topic.TEXT,
                "statementTemplate",
                () -> statement().forEach(line -> {
                    font.requireLetters(line);
                    texts.add(line);
                }));
        all &= named(setup.certifier(), "certifier", font, texts);
        all &= named(setup.agency(), "agency", font, texts);
        all &= drawn(Normalizer.normalize(letters, Normalizer.Form.NFC), "preflight", font, texts);
        all &= found.holds(Topic.TEXT, "appearance", () -> new SignatureBlocks(font, setup.appearance()));
        if (all) {
            long count = String.join("", texts).chars().distinct().count();
            found.ok(Topic.TEXT, "statementTemplate", PreflightFact.PREFLIGHT_TEXT_READY, "letters", count);
        }
    }

    /** The template's lines, filled with the least there can be. */
    private List<String> statement() {
        LocalDate today =
                setup.clock().instant().atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalDate();
        Officer officer = new Officer("A", "A", "A", "A", "");
        return setup
                .template()
                .statement(RegisterNumber.ofCopy(1, today.getYear(), 1), "A", today, officer, 1)
                .lines()
                .stream()
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFC))
                .toList();
    }

    private boolean named(
            @org.jspecify.annotations.Nullable SigningKey key, String setting, EmbeddedFont font, List<String> texts) {
        if (key == null) {
            return true;
        }
        X509Certificate certificate = key.chain().get(0);
        String names = SubjectNames.commonName(certificate).orElse("")
                + SubjectNames.organisation(certificate).orElse("");
        return drawn(Normalizer.normalize(names, Normalizer.Form.NFC), setting, font, texts);
    }

    private boolean drawn(String text, String setting, EmbeddedFont font, List<String> texts) {
        texts.add(text);
        return found.holds(Topic.TEXT, setting, () -> font.requireLetters(text));
    }
}
