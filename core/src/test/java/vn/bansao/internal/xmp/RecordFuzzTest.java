package vn.bansao.internal.xmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.PolicyException;
import vn.bansao.copy.CopyRecord;
import vn.bansao.testing.Hostile;

/** Any properties as a copy's record: a record that says the same again, or {@link PolicyException}. */
class RecordFuzzTest {
    private static final String PAGE = "page:";
    private static final String ITEM = "item:";

    /** One record of each kind, as lines {@code name=value}. */
    static Stream<byte[]> seeds() {
        return RecordPropertiesTest.records()
                .map(record -> written(RecordProperties.of(record)).getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void recordOrATypedError(byte[] bytes) {
        Hostile.read(
                () -> {
                    CopyRecord record =
                            parsed(new String(bytes, StandardCharsets.UTF_8)).toRecord();
                    assertThat(RecordProperties.of(record).toRecord()).isEqualTo(record);
                },
                PolicyException.class);
    }

    private static String written(RecordProperties properties) {
        StringBuilder text = new StringBuilder();
        properties.simple().forEach((name, value) -> line(text, "", name, value));
        properties.lists().forEach((name, values) -> values.forEach(value -> line(text, ITEM, name, value)));
        for (Map<String, String> page : properties.pages()) {
            text.append(PAGE).append('\n');
            page.forEach((name, value) -> line(text, PAGE, name, value));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, String name, String value) {
        text.append(kind).append(name).append('=').append(value).append('\n');
    }

    private static RecordProperties parsed(String text) {
        Map<String, String> simple = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        List<Map<String, String>> pages = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            if (line.equals(PAGE)) {
                pages.add(new LinkedHashMap<>());
            } else if (line.startsWith(PAGE) && !pages.isEmpty()) {
                pages.get(pages.size() - 1).put(parts[0].substring(PAGE.length()), value);
            } else if (line.startsWith(ITEM)) {
                lists.computeIfAbsent(parts[0].substring(ITEM.length()), any -> new ArrayList<>())
                        .add(value);
            } else if (parts.length == 2) {
                simple.put(parts[0], value);
            }
        }
        return new RecordProperties(simple, lists, pages);
    }
}
