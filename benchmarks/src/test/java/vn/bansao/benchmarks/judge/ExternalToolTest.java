package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import vn.bansao.benchmarks.judge.Judgement.Verdict;

class ExternalToolTest {
    private static final ExternalTool MISSING = new ExternalTool("no-such-tool-anywhere", "nobody has it");
    private static final ExternalTool SHELL = new ExternalTool("sh", "every Unix");
    private static final JudgeInput NOTHING = new JudgeInput(
            List.of(), List.of(), Instant.EPOCH, new JudgeInput.Expected(JudgeInput.Level.B, 1, 0, false));

    private String before = "";

    @BeforeEach
    void remember() {
        before = System.getProperty(ExternalTool.MODE_PROPERTY, "");
    }

    @AfterEach
    void restore() {
        System.setProperty(ExternalTool.MODE_PROPERTY, before);
    }

    @Test
    void missingToolNeverAccepts() {
        Judgement judgement = new MissingJudge().judge(Path.of("any.pdf"), NOTHING);

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(judgement.isAccepted()).isFalse();
        assertThat(judgement.toString()).contains("no-such-tool-anywhere is not installed (nobody has it)");
    }

    @Test
    void missingToolFailsTheTestWhereRequired() {
        System.setProperty(ExternalTool.MODE_PROPERTY, "required");
        Judgement judgement = new MissingJudge().judge(Path.of("any.pdf"), NOTHING);

        assertThatThrownBy(judgement::requireAccepted)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("no-such-tool-anywhere")
                .hasMessageContaining("bansao.externalTools=required");
        assertThatThrownBy(judgement::requireRejected).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> Judges.requireAccepted(List.of(new MissingJudge()), Path.of("any.pdf"), NOTHING))
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void missingToolSkipsTheTestWhereOptional() {
        System.setProperty(ExternalTool.MODE_PROPERTY, "optional");
        Judgement judgement = new MissingJudge().judge(Path.of("any.pdf"), NOTHING);

        assertThatThrownBy(judgement::requireAccepted)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-tool-anywhere is not installed");
        assertThatThrownBy(() -> Judges.requireAccepted(List.of(new MissingJudge()), Path.of("any.pdf"), NOTHING))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-tool-anywhere is not installed");
    }

    @Test
    void unknownModeIsAnError() {
        System.setProperty(ExternalTool.MODE_PROPERTY, "perhaps");

        assertThatThrownBy(ExternalTool::required)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perhaps");
    }

    @Test
    void abstentionSkipsTheTestInEveryMode() {
        System.setProperty(ExternalTool.MODE_PROPERTY, "required");

        assertThatThrownBy(() -> Judgement.abstained("a judge", "not my kind").requireAccepted())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("not my kind");
    }

    @Test
    void rejectionFailsTheTest() {
        assertThatThrownBy(
                        () -> Judgement.rejected("a judge", List.of("because")).requireAccepted())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("because");
        assertThatThrownBy(() -> Judgement.accepted("a judge", List.of("fine"), List.of())
                        .requireRejected())
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void toolThatHangsIsStopped() {
        requireShell();

        assertThatThrownBy(() -> SHELL.run(List.of("-c", "exec sleep 30"), Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessage("sh was stopped after 200 ms");
    }

    @Test
    void outputIsBounded() throws IOException {
        requireShell();

        ExternalTool.Result result = SHELL.run(List.of("-c", "head -c 3000000 /dev/zero; echo; exit 3"));

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.output()).hasSizeLessThan((1 << 20) + 50).endsWith("more bytes]");
    }

    private static void requireShell() {
        Assumptions.assumeTrue(SHELL.find().isPresent(), "no sh on this machine");
    }

    private static final class MissingJudge extends ToolJudge {
        MissingJudge() {
            super(MISSING);
        }

        @Override
        Judgement ask(Path pdf, JudgeInput input) {
            throw new AssertionError("asked without a tool");
        }
    }
}
