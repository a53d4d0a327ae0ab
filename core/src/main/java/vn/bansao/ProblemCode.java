package vn.bansao;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A stable code of something that can be wrong ({@code AREA_OBJECT_PROBLEM}); never renamed, never reused.
 * Implemented by enums, one for each module, whose sentences stand in a Vietnamese and an English bundle.
 */
public interface ProblemCode {

    /** The code itself. */
    String name();

    /** The bundle of this code's module: key {@code CODE} is the sentence, {@code CODE.hint} what to do about it. */
    ResourceBundle texts(Locale locale);
}
