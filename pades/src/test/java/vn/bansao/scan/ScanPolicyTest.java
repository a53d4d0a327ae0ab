package vn.bansao.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.SecurityElement;

class ScanPolicyTest {

    @Test
    void aDayAndAKindChooseThePolicyInForce() {
        assertThat(ScanPolicy.at(CopyKind.OFFICIAL_COPY, LocalDate.of(2026, 11, 27)))
                .isSameAs(ScanPolicy.ND30_2020);
        assertThat(ScanPolicy.at(CopyKind.OFFICIAL_COPY, LocalDate.of(2020, 3, 4)))
                .isSameAs(ScanPolicy.LENIENT);
        assertThat(ScanPolicy.at(CopyKind.OFFICIAL_COPY, LocalDate.of(2020, 3, 5)))
                .isSameAs(ScanPolicy.ND30_2020);
        assertThat(ScanPolicy.at(CopyKind.DIGITISED_ARCHIVE, LocalDate.of(2025, 11, 29)))
                .isSameAs(ScanPolicy.CV7197_2025);
        assertThat(ScanPolicy.at(CopyKind.DIGITISED_ARCHIVE, LocalDate.of(2025, 11, 28)))
                .isSameAs(ScanPolicy.LENIENT);
    }

    @Test
    void theRulesOfTheTextsAreTheirs() {
        assertThat(ScanPolicy.ND30_2020.rule(ScanCheck.SCAN_RESOLUTION_LOW))
                .isEqualTo(ScanRule.refuse(200, "NĐ 30/2020/NĐ-CP"));
        assertThat(ScanPolicy.CV7197_2025.rule(ScanCheck.SCAN_RESOLUTION_LOW))
                .isEqualTo(ScanRule.refuse(300, "CV 7197/BKHCN-CĐSQG"));
        assertThat(ScanPolicy.CV7197_2025.rule(ScanCheck.SCAN_COLOUR_MISSING)).isEqualTo(ScanRule.off());
    }

    /** A limit of our own may warn; only what is no page at all may refuse without a rule. */
    @Test
    void noLimitOfOurOwnRefusesAScan() {
        for (ScanPolicy policy : new ScanPolicy[] {ScanPolicy.ND30_2020, ScanPolicy.CV7197_2025, ScanPolicy.LENIENT}) {
            for (ScanCheck check : ScanCheck.values()) {
                ScanRule rule = policy.rule(check);
                if (rule.severity() == ScanRule.Severity.REFUSE
                        && check != ScanCheck.SCAN_PAGE_UNREADABLE
                        && check != ScanCheck.SCAN_PAGE_DAMAGED) {
                    assertThat(rule.citation())
                            .as(policy + " " + check)
                            .isNotBlank()
                            .doesNotContain("BanSao");
                }
            }
        }
    }

    @Test
    void ownValuesMakeAnotherPolicy() {
        ScanRule own = ScanRule.refuse(1.5, "Quy chế số hóa của Sở, Đ.4");

        ScanPolicy changed = ScanPolicy.ND30_2020
                .with(ScanCheck.SCAN_PAGE_SKEWED, own)
                .withColouredElements(Set.of(SecurityElement.HOLOGRAM));

        assertThat(changed.rule(ScanCheck.SCAN_PAGE_SKEWED)).isEqualTo(own);
        assertThat(changed.rule(ScanCheck.SCAN_RESOLUTION_LOW))
                .isEqualTo(ScanPolicy.ND30_2020.rule(ScanCheck.SCAN_RESOLUTION_LOW));
        assertThat(changed.name()).isEqualTo("ND30-2020+");
        assertThat(changed.named("SO-2026").name()).isEqualTo("SO-2026");
        assertThat(ScanPolicy.ND30_2020.rule(ScanCheck.SCAN_PAGE_SKEWED)).isNotEqualTo(own);
    }

    @Test
    void aRuleWithoutCitationOrWithANonsensicalLimitRejected() {
        assertThatThrownBy(() -> ScanRule.warn(1, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScanRule.warn(Double.NaN, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScanRule.warn(-1, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
