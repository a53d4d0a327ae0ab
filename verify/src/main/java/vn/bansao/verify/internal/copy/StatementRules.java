package vn.bansao.verify.internal.copy;

import java.util.List;
import java.util.regex.Pattern;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;

/** What the record says beside its statement is what the statement's lines say, which are the ones that people read. */
final class StatementRules {
    private final CopyRecord record;
    private final Findings findings;

    StatementRules(CopyRecord record, Findings findings) {
        this.record = record;
        this.findings = findings;
    }

    void check() {
        CertificationStatement statement = record.statement();
        Officer certifier = record.certifier();
        if (statement == null || certifier == null) {
            return; // The record's own rules demand them where the kind does.
        }
        StatementTemplate known = StatementTemplate.VN_2025_11;
        if (statement.templateId().equals(known.id())
                && statement.templateVersion().equals(known.version())) {
            CertificationStatement right = known.statement(
                    statement.number(), statement.place(), statement.date(), certifier, statement.copiesCount());
            require(written(right).equals(written(statement)), "lines are not the words of its template");
        } else {
            String lines = String.join("\n", statement.lines());
            require(names(lines, statement.number().formatted()), "lines do not name the number");
            require(lines.contains(certifier.name()), "lines do not name the certifier");
        }
    }

    private static List<String> written(CertificationStatement statement) {
        return statement.lines().stream().filter(line -> !line.isBlank()).toList();
    }

    /** Whether the lines have the number, and not as a part of a longer one. */
    private static boolean names(String lines, String number) {
        return Pattern.compile("(?<![0-9])" + Pattern.quote(number) + "(?![0-9])")
                .matcher(lines)
                .find();
    }

    private void require(boolean kept, String what) {
        if (!kept) {
            findings.add(FindingCode.COPY_RECORD_INVALID, "reason", "its statement's " + what);
        }
    }
}
