package vn.bansao.pades;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.bansao.DocumentSource;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.scan.Scan;

/** Requests for batches: the same number gives the same request, in every process. */
final class BatchSamples {
    private static final byte[] PAGE = Samples.jpeg(1);

    private BatchSamples() {}

    static Stream<CopyRequest> requests(int number, Path folder) {
        return IntStream.range(0, number).mapToObj(i -> request(i, folder));
    }

    static CopyRequest request(int number, Path folder) {
        return request(number, folder, PAGE);
    }

    static CopyRequest request(int number, Path folder, byte[] page) {
        Scan scan = Scan.of(List.of(DocumentSource.of("page-" + number + ".jpg", page)))
                .withFallbackDpi(100);
        return CopyRequest.sharded("2026-" + number, scan, record(number), folder);
    }

    static CopyRecord record(int number) {
        return CopyRecord.certified(
                CopyCode.random(new Random(number)),
                Original.of("Bằng tốt nghiệp đại học", 1).withHolder("Trần Thị Bưởi"),
                StatementTemplate.VN_2025_11.statement(
                        RegisterNumber.ofCopy(1, 2026, number + 1),
                        "Bến Nghé",
                        LocalDate.of(2026, 11, 22),
                        Samples.OFFICER,
                        1),
                Samples.OFFICER,
                Samples.AGENCY,
                Samples.MARK);
    }

    /** All files below a folder. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
