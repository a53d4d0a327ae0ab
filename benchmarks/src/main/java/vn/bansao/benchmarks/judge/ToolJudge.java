package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A judge that is a program of the machine: looks for it first, and turns its failures into rejections. */
abstract class ToolJudge implements Judge {
    private final List<ExternalTool> tools;

    ToolJudge(ExternalTool... tools) {
        this.tools = List.of(tools);
    }

    @Override
    public final String name() {
        return tools.get(0).name();
    }

    @Override
    public final Judgement judge(Path pdf, JudgeInput input) {
        for (ExternalTool tool : tools) {
            if (tool.find().isEmpty()) {
                return tool.missing(name());
            }
        }
        try {
            return ask(pdf, input);
        } catch (IOException e) {
            return Judgement.rejected(name(), List.of(String.valueOf(e.getMessage())));
        }
    }

    /** The judgement, all tools being there. */
    abstract Judgement ask(Path pdf, JudgeInput input) throws IOException;
}
