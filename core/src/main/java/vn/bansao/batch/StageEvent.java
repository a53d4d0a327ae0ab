package vn.bansao.batch;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One item's time in one stage, for Flight Recorder; costs nothing while no recording runs. */
@Name("vn.bansao.BatchStage")
@Label("Batch Stage")
@Category("BanSao")
@StackTrace(false)
final class StageEvent extends Event {
    @Label("Stage")
    final String stage;

    @Label("Item")
    final String item;

    StageEvent(BatchStage stage, String item) {
        this.stage = stage.name();
        this.item = item;
    }
}
