package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file system would not do, with a code as the library's errors have one.
 *
 * @param kind the code
 * @param what the file, and the system's reason where it gives one
 */
record FileTrouble(Kind kind, String what) {

    /** The codes, with both sentences and hints. */
    enum Kind {
        FILE_NOT_FOUND(
                "không có tệp hoặc thư mục này",
                "there is no such file or folder",
                "kiểm tra đường dẫn",
                "check the path"),
        FILE_ACCESS_DENIED(
                "không có quyền đọc hoặc ghi",
                "may not be read or written",
                "kiểm tra quyền truy cập của tệp và thư mục",
                "check the permissions of the file and its folder"),
        FILE_NOT_WRITTEN(
                "không ghi được, không để lại tệp dở dang",
                "can't be written, and nothing half-written is left",
                "giải phóng ổ đĩa, hoặc chọn tên tệp ở thư mục khác",
                "free space on the disk, or name a file in another folder"),
        FILE_NOT_READ(
                "không đọc được",
                "can't be read",
                "chỉ đưa vào tệp ảnh hoặc PDF, không đưa thư mục; kiểm tra ổ đĩa",
                "give files of images or PDF, not folders; check the disk");

        private final String vi;
        private final String en;
        private final String hintVi;
        private final String hintEn;

        Kind(String vi, String en, String hintVi, String hintEn) {
            this.vi = vi;
            this.en = en;
            this.hintVi = hintVi;
            this.hintEn = hintEn;
        }
    }

    /** What an exception tells, of files to write or of any other. */
    static FileTrouble of(IOException problem, List<Path> targets) {
        if (problem instanceof FileSystemException file && file.getFile() != null) {
            return new FileTrouble(kind(file, targets), text(file.getFile(), file.getReason()));
        }
        return new FileTrouble(Kind.FILE_NOT_READ, String.valueOf(problem.getMessage()));
    }

    private static Kind kind(FileSystemException problem, List<Path> targets) {
        if (problem instanceof NoSuchFileException) {
            return Kind.FILE_NOT_FOUND;
        }
        if (problem instanceof AccessDeniedException) {
            return Kind.FILE_ACCESS_DENIED;
        }
        Path file = Path.of(problem.getFile()).toAbsolutePath();
        return targets.stream().anyMatch(target -> target.toAbsolutePath().equals(file))
                ? Kind.FILE_NOT_WRITTEN
                : Kind.FILE_NOT_READ;
    }

    private static String text(String file, @Nullable String reason) {
        return reason == null ? file : file + " (" + reason + ")";
    }

    String sentence(Texts texts) {
        return kind + ": " + what + ": " + texts.say(kind.vi, kind.en);
    }

    String hint(Texts texts) {
        return texts.say(kind.hintVi, kind.hintEn);
    }
}
